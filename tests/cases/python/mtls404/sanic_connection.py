# options: short-lived-certificates
import urllib.parse
import time

import jwt
from cryptography import x509
from sanic import Sanic, response

from pki import KEY, thumbprint_of, verify_chain
from settings import PROXIES


app = Sanic("issuer")


@app.post("/token")
async def token(request):
    if request.headers["x-real-ip"] not in PROXIES:
        return response.json({"error": "forbidden"}, status=403)
    # expect: MTLS404
    pem = urllib.parse.unquote(request.headers["X-SSL-Client-Cert"])
    certificate = x509.load_pem_x509_certificate(pem.encode())
    verify_chain(certificate)
    claims = {
        "sub": certificate.subject.rfc4514_string(),
        "cnf": {"x5t#S256": thumbprint_of(certificate)},
        "exp": int(time.time()) + 300,
    }
    return response.json({"access_token": jwt.encode(claims, KEY, algorithm="ES256")})
