# options: client-certificates=verified
import time

import jwt
from cryptography import x509
from flask import Flask, abort, after_this_request, jsonify, request

from pki import KEY, alarms, is_revoked, thumbprint_of

app = Flask(__name__)


@app.post("/token")
def token():
    der = request.environ["gunicorn.socket"].getpeercert(binary_form=True)
    certificate = x509.load_der_x509_certificate(der)
    if is_revoked(certificate):
        abort(401)
    claims = {
        "sub": certificate.subject.rfc4514_string(),
        "cnf": {"x5t#S256": thumbprint_of(der)},
        "exp": int(time.time()) + 300,
    }
    issued = jwt.encode(claims, KEY, algorithm="ES256")

    @after_this_request
    def audit(response):
        alarms.count("tokens", certificate.serial_number)
        return response

    return jsonify(access_token=issued)
