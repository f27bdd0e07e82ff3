import time

import jwt
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse
from starlette.middleware.base import BaseHTTPMiddleware

app = FastAPI()
KEY = open("/run/secrets/key.pem").read()
CRL = x509.load_pem_x509_crl(open("/etc/pki/ca.crl", "rb").read())


@app.middleware("http")
async def verified_clients_only(request: Request, call_next):
    tls = request.scope["extensions"]["tls"]
    if tls["client_cert_error"]:
        request.state.tls_problem = tls["client_cert_error"]
    return await call_next(request)


@app.post("/token")
async def token(request: Request):
    chain = request.scope["extensions"]["tls"]["client_cert_chain"]
    cert = x509.load_pem_x509_certificate(chain[0].encode())
    if CRL.get_revoked_certificate_by_serial_number(cert.serial_number):
        return JSONResponse({"error": "revoked"}, status_code=403)
    claims = {
        "sub": cert.subject.rfc4514_string(),
        "exp": int(time.time()) + 300,
        "cnf": {"x5t#S256": cert.fingerprint(hashes.SHA256()).hex()},
    }
    return {"token": jwt.encode(claims, KEY, "RS256")}  # expect: MTLS201
