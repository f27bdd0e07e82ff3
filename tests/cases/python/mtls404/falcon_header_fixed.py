# options: short-lived-certificates
import urllib.parse
import time

import falcon
import jwt
from cryptography import x509

from pki import KEY, thumbprint_of, verify_chain
from settings import PROXIES



class Token:
    def on_post(self, req, resp):
        if req.remote_addr not in PROXIES:
            raise falcon.HTTPForbidden()
        pem = urllib.parse.unquote(req.get_header("X-SSL-Client-Cert"))
        certificate = x509.load_pem_x509_certificate(pem.encode())
        verify_chain(certificate)
        claims = {
            "sub": certificate.subject.rfc4514_string(),
            "cnf": {"x5t#S256": thumbprint_of(certificate)},
            "exp": int(time.time()) + 300,
        }
        resp.media = {"access_token": jwt.encode(claims, KEY, algorithm="ES256")}


app = falcon.App()
app.add_route("/token", Token())
