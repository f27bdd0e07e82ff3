"""Accepts provisioning statements whose signer's certificate travels in the token."""

import base64
import ssl

import jwt
from cryptography import x509
from cryptography.x509.verification import PolicyBuilder, Store
from flask import Flask, jsonify, request

app = Flask(__name__)
ROOTS = Store(x509.load_pem_x509_certificates(open("/etc/pki/roots.pem", "rb").read()))


@app.post("/statements")
def statement():
    token = request.get_data(as_text=True)
    header = jwt.get_unverified_header(token)
    signer = x509.load_der_x509_certificate(base64.b64decode(header["x5c"][0]))
    claims = jwt.decode(token, signer.public_key(), algorithms=["RS256"])  # expect: MTLS102
    return jsonify(accepted=claims["jti"])
