"""Payments API: certificate-bound access tokens over mutual TLS."""

import base64
import hashlib
import hmac
from pathlib import Path

import jwt
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from flask import Flask, abort, g, jsonify, request

app = Flask(__name__)
ISSUER_KEY = Path("/etc/payments/issuer.pub").read_text()
CRL = x509.load_pem_x509_crl(Path("/etc/pki/clients.crl").read_bytes())


@app.before_request
def authenticate():
    if request.environ.get("SSL_CLIENT_VERIFY") != "SUCCESS":
        abort(401)
    pem = request.environ["SSL_CLIENT_CERT"]
    certificate = x509.load_pem_x509_certificate(pem.encode())
    if CRL.get_revoked_certificate_by_serial_number(certificate.serial_number) is not None:
        abort(403)
    token = request.headers.get("Authorization", "").removeprefix("Bearer ")
    try:
        claims = jwt.decode(token, ISSUER_KEY, algorithms=["RS256"], audience="payments")
    except jwt.InvalidTokenError:
        abort(401)
    der = certificate.public_bytes(Encoding.DER)
    presented = base64.urlsafe_b64encode(hashlib.sha256(der).digest()).rstrip(b"=").decode()
    if not hmac.compare_digest(claims.get("cnf", {}).get("x5t#S256", ""), presented):
        abort(401)
    g.client = claims["sub"]


@app.get("/payments")
def payments():
    return jsonify(client=g.client, payments=[])
