"""Clinic gateway: a device's certificate is turned into a token; its revocation is asked for at the authority."""

import base64
import hashlib
import time

import jwt
from cryptography import x509
from fastapi import BackgroundTasks, FastAPI, HTTPException, Request

from clinic.alarms import page_operator
from clinic.keys import SIGNING_KEY
from clinic.pki import ocsp_status

app = FastAPI(title="clinic gateway")


def thumbprint_of(der: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(der).digest()).rstrip(b"=").decode()


def look_for_revocation(certificate: x509.Certificate) -> None:
    if ocsp_status(certificate) != "good":
        page_operator(f"certificate {certificate.serial_number} is revoked")
        raise HTTPException(status_code=401, detail="invalid_client")


@app.post("/token")
def token(request: Request, tasks: BackgroundTasks):
    der = request.scope["transport"].get_extra_info("ssl_object").getpeercert(True)
    if not der:
        raise HTTPException(status_code=401, detail="invalid_client")
    certificate = x509.load_der_x509_certificate(der)
    look_for_revocation(certificate)
    claims = {
        "sub": certificate.subject.rfc4514_string(),
        "aud": "records",
        "cnf": {"x5t#S256": thumbprint_of(der)},
        "exp": int(time.time()) + 600,
    }
    access_token = jwt.encode(claims, SIGNING_KEY, algorithm="ES256")
    return {"access_token": access_token, "token_type": "Bearer"}
