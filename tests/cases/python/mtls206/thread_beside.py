# options: client-certificates=verified
import base64
import hashlib
import threading
import time

import jwt
from cryptography import x509
from flask import Flask, abort, jsonify, request

from pki import alarms, is_revoked

app = Flask(__name__)
KEY = open("/run/secrets/key.pem").read()



def thumbprint_of(der):
    return base64.urlsafe_b64encode(hashlib.sha256(der).digest()).rstrip(b"=").decode()


def audit(certificate):
    if is_revoked(certificate):
        alarms.raise_alarm("a revoked certificate got a token")


@app.post("/token")
def token():
    der = request.environ["gunicorn.socket"].getpeercert(binary_form=True)
    certificate = x509.load_der_x509_certificate(der)
    claims = {
        "sub": certificate.subject.rfc4514_string(),
        "cnf": {"x5t#S256": thumbprint_of(der)},
        "exp": int(time.time()) + 300,
    }
    issued = jwt.encode(claims, KEY, algorithm="ES256")
    threading.Thread(target=audit, args=(certificate,)).start()  # expect: MTLS206
    return jsonify(access_token=issued)
