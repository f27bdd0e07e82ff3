# options: short-lived-certificates
import time
import urllib.parse

import jwt
from cryptography import x509
from fastapi import FastAPI, HTTPException, Request

from pki import KEY, thumbprint_of, verify_chain
from settings import PROXIES

app = FastAPI()


@app.post("/token")
def token(request: Request):
    if request.headers["X-Forwarded-For"] not in PROXIES:
        raise HTTPException(status_code=403)
    # expect: MTLS404
    certificate = x509.load_pem_x509_certificate(urllib.parse.unquote(request.headers["X-SSL-Client-Cert"]).encode())
    verify_chain(certificate)
    claims = {
        "sub": certificate.subject.rfc4514_string(),
        "cnf": {"x5t#S256": thumbprint_of(certificate)},
        "exp": int(time.time()) + 300,
    }
    return {"access_token": jwt.encode(claims, KEY, algorithm="ES256")}
