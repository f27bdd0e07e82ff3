"""Archive service: accepts certificate-bound tokens of the issuer."""

import base64
import hashlib
import hmac
from pathlib import Path

import jwt
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from flask import Flask, abort, jsonify, request

app = Flask(__name__)
ISSUER_KEY = Path("/etc/archive/issuer.pub").read_text()
CRL = x509.load_pem_x509_crl(Path("/etc/pki/clients.crl").read_bytes())
DECODE_OPTIONS = {"require": ["sub", "cnf"], "verify_exp": False}  # expect: MTLS503


@app.get("/archive")
def archive():
    if request.environ.get("SSL_CLIENT_VERIFY") != "SUCCESS":
        abort(401)
    certificate = x509.load_pem_x509_certificate(request.environ["SSL_CLIENT_CERT"].encode())
    if CRL.get_revoked_certificate_by_serial_number(certificate.serial_number) is not None:
        abort(403)
    token = request.headers["Authorization"].removeprefix("Bearer ")
    claims = jwt.decode(token, ISSUER_KEY, algorithms=["RS256"], options=DECODE_OPTIONS)
    digest = hashlib.sha256(certificate.public_bytes(Encoding.DER)).digest()
    presented = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
    if not hmac.compare_digest(claims["cnf"]["x5t#S256"], presented):
        abort(401)
    return jsonify(owner=claims["sub"])
