"""Binds access tokens to the client certificate that the TLS module verified."""

import base64
import hashlib
import time
from pathlib import Path

import jwt
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from flask import Flask, abort, jsonify, request

app = Flask(__name__)
SIGNING_KEY = Path("/run/secrets/issuer.pem").read_text()
CRL = x509.load_pem_x509_crl(Path("/etc/pki/clients.crl").read_bytes())


def thumbprint(certificate: x509.Certificate) -> str:
    der = certificate.public_bytes(Encoding.DER)
    digest = hashlib.sha256(der).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


@app.route("/oauth/token", methods=["POST"])
def token():
    if request.environ.get("SSL_CLIENT_VERIFY") != "SUCCESS":
        abort(401)
    certificate = x509.load_pem_x509_certificate(request.environ["SSL_CLIENT_CERT"].encode())
    if CRL.get_revoked_certificate_by_serial_number(certificate.serial_number) is not None:
        abort(403)
    claims = {
        "sub": certificate.subject.rfc4514_string(),
        "cnf": {"x5t#S256": thumbprint(certificate)},
        "exp": int(time.time()) + 600,
    }
    return jsonify(access_token=jwt.encode(claims, SIGNING_KEY, algorithm="RS256"))
