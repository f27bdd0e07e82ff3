import base64
import hashlib
import hmac

import jwt
import tornado.web

from pki import ensure_not_revoked

ISSUER = open("/etc/issuer.pub").read()


class BoundTokenHandler(tornado.web.RequestHandler):
    def prepare(self):
        der = self.request.get_ssl_certificate(binary_form=True)
        if not der:
            raise tornado.web.HTTPError(401)
        ensure_not_revoked(der)
        token = self.request.headers["Authorization"][7:]
        self.claims = jwt.decode(token, ISSUER, algorithms=["RS256"])  # expect: MTLS303
        digest = base64.urlsafe_b64encode(hashlib.sha256(der).digest()).rstrip(b"=").decode()
        if not hmac.compare_digest(self.claims["cnf"]["x5t#S256"], digest):
            self.set_header("X-Binding", "mismatch")


class Orders(BoundTokenHandler):
    def get(self):
        self.write({"client": self.claims["sub"]})
