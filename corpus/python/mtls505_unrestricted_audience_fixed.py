# options: persona=pedantic client-certificates=verified short-lived-certificates
"""Invoices: tokens of the company's issuer are taken from partners that show the certificate they are bound to."""

import base64
import hashlib
import hmac

from fastapi import Depends, FastAPI, HTTPException, Request
from jose import JWTError, jwt

app = FastAPI(title="invoices")
ISSUER_KEY = open("/etc/invoices/issuer.jwk").read()


def thumbprint_of(der: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(der).digest()).rstrip(b"=").decode()


def partner(request: Request) -> str:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    try:
        claims = jwt.decode(token, ISSUER_KEY, algorithms=["ES256"], audience="https://invoices.example")
    except JWTError as error:
        raise HTTPException(status_code=401) from error
    der = request.scope["transport"].get_extra_info("ssl_object").getpeercert(True)
    if not hmac.compare_digest(claims["cnf"]["x5t#S256"], thumbprint_of(der)):
        raise HTTPException(status_code=401)
    return claims["sub"]


@app.get("/invoices")
def invoices(name: str = Depends(partner)):
    return {"partner": name, "invoices": []}
