from datetime import datetime, timedelta, timezone
from typing import Annotated

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from fastapi import APIRouter, Depends, FastAPI, HTTPException, Request
from joserfc import jwt
from joserfc.jwk import RSAKey

KEY = RSAKey.import_key(open("/run/secrets/rsa.pem").read())
CRL = x509.load_pem_x509_crl(open("/etc/pki/ca.crl", "rb").read())
router = APIRouter(prefix="/oauth")


def client_certificate(request: Request) -> x509.Certificate:
    tls = request.scope.get("extensions", {}).get("tls", {})
    if tls.get("client_cert_error") or not tls.get("client_cert_chain"):
        raise HTTPException(401, "client certificate required")
    certificate = x509.load_pem_x509_certificate(tls["client_cert_chain"][0].encode())
    if CRL.get_revoked_certificate_by_serial_number(certificate.serial_number):
        raise HTTPException(403, "revoked")
    return certificate


ClientCertificate = Annotated[x509.Certificate, Depends(client_certificate)]


@router.post("/token")
async def issue(certificate: ClientCertificate):
    claims = {
        "sub": certificate.subject.rfc4514_string(),
        "exp": datetime.now(timezone.utc) + timedelta(minutes=15),
        "cnf": {"x5t#S256": certificate.fingerprint(hashes.SHA256()).hex()},
    }
    return {"access_token": jwt.encode({"alg": "RS256"}, claims, KEY)}


app = FastAPI()
app.include_router(router)
