import jwt
from cryptography import x509
from flask import Flask, jsonify, request

from accounts import ensure_not_revoked, verify_chain

app = Flask(__name__)


@app.get("/accounts")
def accounts():
    token = request.headers["Authorization"].removeprefix("Bearer ")
    der = jwt.get_unverified_header(token)["x5c"][0]
    certificate = x509.load_der_x509_certificate(der)
    verify_chain(certificate)
    ensure_not_revoked(certificate)
    claims = jwt.decode(token, certificate.public_key(), algorithms=["ES256"], audience="accounts")
    return jsonify(owner=claims["sub"])
