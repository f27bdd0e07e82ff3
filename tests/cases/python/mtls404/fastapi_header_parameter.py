# options: short-lived-certificates
import urllib.parse
import time
from typing import Annotated

import jwt
from cryptography import x509
from fastapi import FastAPI, Header, HTTPException, Request

from pki import KEY, thumbprint_of, verify_chain
from settings import PROXIES


app = FastAPI()


@app.post("/token")
def token(request: Request, x_ssl_client_cert: Annotated[str, Header()]):  # expect: MTLS404
    if request.headers["x-real-ip"] not in PROXIES:
        raise HTTPException(status_code=403)
    certificate = x509.load_pem_x509_certificate(urllib.parse.unquote(x_ssl_client_cert).encode())
    verify_chain(certificate)
    claims = {
        "sub": certificate.subject.rfc4514_string(),
        "cnf": {"x5t#S256": thumbprint_of(certificate)},
        "exp": int(time.time()) + 300,
    }
    return {"access_token": jwt.encode(claims, KEY, algorithm="ES256")}
