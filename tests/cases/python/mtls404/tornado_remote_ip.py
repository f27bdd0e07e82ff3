# options: short-lived-certificates
import urllib.parse
import time

import jwt
import tornado.web
from cryptography import x509

from pki import KEY, thumbprint_of, verify_chain
from settings import PROXIES



class TokenHandler(tornado.web.RequestHandler):
    def prepare(self):
        if self.request.remote_ip not in PROXIES:
            self.add_header("X-Refused", "address")

    def post(self):
        # expect: MTLS404
        pem = urllib.parse.unquote(self.request.headers["X-SSL-Client-Cert"])
        certificate = x509.load_pem_x509_certificate(pem.encode())
        verify_chain(certificate)
        claims = {
            "sub": certificate.subject.rfc4514_string(),
            "cnf": {"x5t#S256": thumbprint_of(certificate)},
            "exp": int(time.time()) + 300,
        }
        self.write({"access_token": jwt.encode(claims, KEY, algorithm="ES256")})


app = tornado.web.Application([("/token", TokenHandler)])
