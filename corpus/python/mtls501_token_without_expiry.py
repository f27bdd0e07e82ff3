"""Hands a verified workload the token under which it publishes events."""

import base64
import hashlib
import time
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from flask import Flask, abort, jsonify, request
from jose import jwt

app = Flask(__name__)
SIGNING_KEY = Path("/run/secrets/events.pem").read_text()
CRL = x509.load_pem_x509_crl(Path("/etc/pki/workloads.crl").read_bytes())


@app.route("/events/token", methods=["POST"])
def token():
    if request.environ.get("SSL_CLIENT_VERIFY") != "SUCCESS":
        abort(401)
    certificate = x509.load_pem_x509_certificate(request.environ["SSL_CLIENT_CERT"].encode())
    if CRL.get_revoked_certificate_by_serial_number(certificate.serial_number) is not None:
        abort(403)
    digest = hashlib.sha256(certificate.public_bytes(Encoding.DER)).digest()
    claims = {
        "sub": certificate.subject.rfc4514_string(),
        "iat": int(time.time()),
        "cnf": {"x5t#S256": base64.urlsafe_b64encode(digest).rstrip(b"=").decode()},
    }
    # expect: MTLS501
    return jsonify(token=jwt.encode(claims, SIGNING_KEY, algorithm="RS256"))
