import time

import jwt
from flask import Flask, jsonify, request

from pki import ensure_chain_valid, ensure_not_revoked, pem_thumbprint

app = Flask(__name__)
KEY = open("/run/secrets/key.pem").read()


def client_certificate(req):
    pem = req.environ.get("SSL_CLIENT_CERT")
    ensure_chain_valid(pem)
    ensure_not_revoked(pem)
    return pem


def claims_for(req, name="SSL_CLIENT_S_DN"):
    subject = getattr(req, "environ", {}).get(name)
    return {"sub": subject, "exp": int(time.time()) + 60}


@app.post("/token")
def token():
    pem = client_certificate(request)
    claims = claims_for(request)
    claims.pop("scope", None)
    return jsonify(token=jwt.encode(claims, KEY, algorithm="RS256"))  # expect: MTLS301
