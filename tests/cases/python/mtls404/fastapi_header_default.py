# options: short-lived-certificates
import urllib.parse
import time

import jwt
from cryptography import x509
from fastapi import Depends, FastAPI, Header, HTTPException, Request

from pki import KEY, thumbprint_of, verify_chain
from settings import PROXIES


app = FastAPI()


def from_proxy(request: Request):
    if request.client.host in PROXIES:
        raise HTTPException(status_code=403)


@app.post("/token", dependencies=[Depends(from_proxy)])
def token(cert: str = Header(alias="X-SSL-Client-Cert")):  # expect: MTLS404
    certificate = x509.load_pem_x509_certificate(urllib.parse.unquote(cert).encode())
    verify_chain(certificate)
    claims = {
        "sub": certificate.subject.rfc4514_string(),
        "cnf": {"x5t#S256": thumbprint_of(certificate)},
        "exp": int(time.time()) + 300,
    }
    return {"access_token": jwt.encode(claims, KEY, algorithm="ES256")}
