# options: persona=pedantic client-certificates=verified short-lived-certificates
import base64
import binascii
import hashlib
import time

import jwt
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from flask import Flask, abort, jsonify, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

from registry import CLIENTS, KEY

app = Flask(__name__)
limiter = Limiter(get_remote_address, app=app)


@app.post("/token")
@limiter.limit("10 per minute")
def token():
    der = request.environ["gunicorn.socket"].getpeercert(binary_form=True)
    certificate = x509.load_der_x509_certificate(der)
    name = certificate.subject.rfc4514_string()
    if name not in CLIENTS:
        abort(403)
    thumbprint = hashlib.sha256(der).digest().hex(":")
    claims = {
        "sub": name,
        "cnf": {"x5t#S256": thumbprint},  # expect: MTLS305
        "exp": int(time.time()) + 300,
    }
    return jsonify(access_token=jwt.encode(claims, KEY, algorithm="ES256"))
