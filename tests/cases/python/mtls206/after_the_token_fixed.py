# options: client-certificates=verified
import base64
import hashlib
import time

import jwt
from cryptography import x509
from flask import Flask, abort, jsonify, request

from pki import is_revoked

app = Flask(__name__)
KEY = open("/run/secrets/key.pem").read()


def thumbprint_of(der):
    return base64.urlsafe_b64encode(hashlib.sha256(der).digest()).rstrip(b"=").decode()


@app.post("/token")
def token():
    der = request.environ["gunicorn.socket"].getpeercert(binary_form=True)
    certificate = x509.load_der_x509_certificate(der)
    name = certificate.subject.rfc4514_string()
    if is_revoked(certificate):
        abort(401)
    claims = {"sub": name, "cnf": {"x5t#S256": thumbprint_of(der)}, "exp": int(time.time()) + 300}
    issued = jwt.encode(claims, KEY, algorithm="ES256")
    return jsonify(access_token=issued)
