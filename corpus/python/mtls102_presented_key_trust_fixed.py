"""Telemetry intake: a device signs its readings as a JWT with the key of its TLS certificate."""

from datetime import datetime, timezone
from pathlib import Path

import jwt
from cryptography import x509
from cryptography.x509.verification import PolicyBuilder, Store
from fastapi import FastAPI, Header, HTTPException, Request

app = FastAPI()
DEVICE_CA = x509.load_pem_x509_certificates(Path("/etc/pki/device-ca.pem").read_bytes())
CRL = x509.load_pem_x509_crl(Path("/etc/pki/device-ca.crl").read_bytes())


def device_certificate(request: Request) -> x509.Certificate:
    chain = request.scope["extensions"]["tls"]["client_cert_chain"]
    if not chain:
        raise HTTPException(status_code=401, detail="client certificate required")
    certificate = x509.load_pem_x509_certificate(chain[0].encode())
    if CRL.get_revoked_certificate_by_serial_number(certificate.serial_number) is not None:
        raise HTTPException(status_code=403, detail="certificate revoked")
    return certificate


@app.post("/readings")
async def readings(request: Request, authorization: str = Header()):
    certificate = device_certificate(request)
    verifier = PolicyBuilder().store(Store(DEVICE_CA)).time(datetime.now(timezone.utc)).build_client_verifier()
    verifier.verify(certificate, [])
    token = authorization.removeprefix("Bearer ")
    claims = jwt.decode(token, certificate.public_key(), algorithms=["ES256"])
    return {"stored": len(claims["readings"])}
