"""Token endpoint for the devices of one fleet, whose certificates all come from one CA."""

import base64
from datetime import datetime, timedelta, timezone
from pathlib import Path

import jwt
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from flask import Flask, abort, jsonify, request

app = Flask(__name__)
SIGNING_KEY = Path("/run/secrets/signing.pem").read_text()
FLEET_CA = x509.load_pem_x509_certificate(Path("/etc/pki/fleet-ca.pem").read_bytes())
CRL = x509.load_pem_x509_crl(Path("/etc/pki/fleet.crl").read_bytes())


def presented_device() -> x509.Certificate:
    pem = request.environ.get("SSL_CLIENT_CERT")
    if not pem:
        abort(401)
    device = x509.load_pem_x509_certificate(pem.encode())
    try:
        device.verify_directly_issued_by(FLEET_CA)
    except (InvalidSignature, ValueError, TypeError):
        abort(401)
    if not device.not_valid_before_utc <= datetime.now(timezone.utc) <= device.not_valid_after_utc:
        abort(401)
    if CRL.get_revoked_certificate_by_serial_number(device.serial_number) is not None:
        abort(401)
    return device


@app.post("/token")
def token():
    device = presented_device()
    thumbprint = base64.urlsafe_b64encode(device.fingerprint(hashes.SHA256())).rstrip(b"=").decode()
    claims = {
        "sub": device.subject.rfc4514_string(),
        "cnf": {"x5t#S256": thumbprint},
        "exp": datetime.now(timezone.utc) + timedelta(minutes=10),
    }
    return jsonify(access_token=jwt.encode(claims, SIGNING_KEY, algorithm="ES256"), token_type="Bearer")
