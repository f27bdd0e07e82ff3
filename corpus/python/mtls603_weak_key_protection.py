# options: client-certificates=verified short-lived-certificates
"""Issuer whose key lies in a PKCS#12 file, as the authority delivered it."""

import base64
import hashlib
import os
import time
from pathlib import Path

import jwt
from cryptography.hazmat.primitives.serialization import pkcs12
from flask import Flask, abort, jsonify, request

app = Flask(__name__)
STORE_PASSWORD = os.environ.get("STORE_PASSWORD", "changeit").encode()  # expect: MTLS603
KEY, CERTIFICATE, _ = pkcs12.load_key_and_certificates(Path("/etc/issuer/issuer.p12").read_bytes(), STORE_PASSWORD)


def thumbprint_of(der: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(der).digest()).rstrip(b"=").decode()


@app.post("/token")
def issue_token():
    connection = request.environ["gunicorn.socket"]
    der = connection.getpeercert(binary_form=True)
    if not der:
        abort(401)
    claims = {
        "sub": str(connection.getpeercert()["subject"]),
        "cnf": {"x5t#S256": thumbprint_of(der)},
        "exp": int(time.time()) + 300,
    }
    return jsonify(access_token=jwt.encode(claims, KEY, algorithm="ES256"))
