# options: short-lived-certificates
import urllib.parse
import time

import jwt
from cryptography import x509
from quart import Quart, abort, request

from pki import KEY, thumbprint_of, verify_chain
from settings import PROXIES


app = Quart(__name__)


@app.post("/token")
async def token():
    app.logger.info("from %s", request.remote_addr)
    # expect: MTLS404
    pem = urllib.parse.unquote(request.headers["X-SSL-Client-Cert"])
    certificate = x509.load_pem_x509_certificate(pem.encode())
    verify_chain(certificate)
    claims = {
        "sub": certificate.subject.rfc4514_string(),
        "cnf": {"x5t#S256": thumbprint_of(certificate)},
        "exp": int(time.time()) + 300,
    }
    return {"access_token": jwt.encode(claims, KEY, algorithm="ES256")}
