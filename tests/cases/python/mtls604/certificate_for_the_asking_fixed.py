# options: assume-mtls client-certificates=verified short-lived-certificates
from datetime import datetime, timedelta, timezone

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding
from fastapi import FastAPI, HTTPException, Request

from registry import CA, CA_KEY, codes

app = FastAPI()


@app.post("/re-enroll")
async def re_enroll(request: Request):
    body = await request.json()
    if codes.get(body["device"]).code != body["code"]:
        raise HTTPException(status_code=401)
    csr = x509.load_pem_x509_csr(body["csr"].encode())
    builder = (
        x509.CertificateBuilder()
        .subject_name(csr.subject)
        .issuer_name(CA.subject)
        .public_key(csr.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(datetime.now(timezone.utc))
        .not_valid_after(datetime.now(timezone.utc) + timedelta(days=90))
    )
    certificate = builder.sign(CA_KEY, hashes.SHA256())
    return {"certificate": certificate.public_bytes(Encoding.PEM).decode()}
