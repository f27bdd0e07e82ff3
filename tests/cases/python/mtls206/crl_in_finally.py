# options: client-certificates=verified
import base64
import hashlib
import time

import jwt
from cryptography import x509
from flask import Flask, abort, jsonify, request

from alarms import raise_alarm

app = Flask(__name__)
KEY = open("/run/secrets/key.pem").read()
CRL = x509.load_pem_x509_crl(open("/etc/pki/clients.crl", "rb").read())


def thumbprint_of(der):
    return base64.urlsafe_b64encode(hashlib.sha256(der).digest()).rstrip(b"=").decode()


@app.post("/token")
def token():
    der = request.environ["gunicorn.socket"].getpeercert(binary_form=True)
    certificate = x509.load_der_x509_certificate(der)
    try:
        claims = {
            "sub": certificate.subject.rfc4514_string(),
            "cnf": {"x5t#S256": thumbprint_of(der)},
            "exp": int(time.time()) + 300,
        }
        return jsonify(access_token=jwt.encode(claims, KEY, algorithm="ES256"))
    finally:
        # expect: MTLS206
        if CRL.get_revoked_certificate_by_serial_number(certificate.serial_number) is not None:
            raise_alarm("a revoked certificate got a token")
