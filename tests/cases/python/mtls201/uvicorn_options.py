import time

import jwt
import uvicorn
import ssl
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from fastapi import FastAPI, HTTPException, Request

app = FastAPI()
KEY = open("/run/secrets/key.pem").read()
CRL = x509.load_pem_x509_crl(open("/etc/pki/ca.crl", "rb").read())


@app.post("/token")
def token(request: Request):
    chain = request.scope["extensions"]["tls"]["client_cert_chain"]
    cert = x509.load_pem_x509_certificate(chain[0].encode())
    if CRL.get_revoked_certificate_by_serial_number(cert.serial_number):
        raise HTTPException(status_code=403)
    claims = {
        "sub": cert.subject.rfc4514_string(),
        "exp": int(time.time()) + 300,
        "cnf": {"x5t#S256": cert.fingerprint(hashes.SHA256()).hex()},
    }
    return {"token": jwt.encode(claims, KEY, "RS256")}  # expect: MTLS201


if __name__ == "__main__":
    uvicorn.run(
        app,
        port=8443,
        ssl_keyfile="/etc/tls/server.key",
        ssl_certfile="/etc/tls/server.crt",
        ssl_ca_certs="/etc/pki/ca.pem",
    )
