# options: short-lived-certificates
import hashlib
import json
import time

import jwt
from cryptography import x509
from fastapi import FastAPI, HTTPException, Request

app = FastAPI()
KEY = open("/run/secrets/key.pem").read()
PARTNERS = frozenset(json.load(open("/etc/partners.json")))


@app.post("/token")
async def token(request: Request):
    tls = request.scope["extensions"]["tls"]
    certificate = x509.load_pem_x509_certificate(tls["client_cert_chain"][0].encode())
    digest = hashlib.sha256(certificate.public_bytes(x509.base.serialization.Encoding.DER)).hexdigest()
    if digest not in PARTNERS:  # expect: MTLS203
        raise HTTPException(401)
    claims = {"sub": digest[:8], "cnf": {"x5t#S256": digest}, "exp": int(time.time()) + 60}
    return {"access_token": jwt.encode(claims, KEY, algorithm="RS256")}
