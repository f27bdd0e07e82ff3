import datetime
import ssl

import jwt
import tornado.web
from tornado.httpserver import HTTPServer

KEY = open("/run/secrets/key.pem").read()


class TokenHandler(tornado.web.RequestHandler):
    def post(self):
        certificate = self.request.get_ssl_certificate()
        if certificate is None:
            raise tornado.web.HTTPError(401)
        subject = dict(entry[0] for entry in certificate["subject"])
        claims = {
            "sub": subject["commonName"],
            "exp": datetime.datetime.utcnow() + datetime.timedelta(minutes=5),
            "cnf": {"x5t#S256": thumbprint(self.request.get_ssl_certificate(True))},
        }
        token = jwt.encode(claims, KEY, algorithm="ES256")
        self.write({"token": token})


def thumbprint(der):
    import base64
    import hashlib

    return base64.urlsafe_b64encode(hashlib.sha256(der).digest()).rstrip(b"=").decode()


def serve():
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.verify_mode = ssl.CERT_REQUIRED
    context.load_verify_locations("/etc/pki/ca.pem")
    context.verify_flags = ssl.VERIFY_CRL_CHECK_LEAF
    server = HTTPServer(tornado.web.Application([("/token", TokenHandler)]), ssl_options=context)
    server.listen(8443)
