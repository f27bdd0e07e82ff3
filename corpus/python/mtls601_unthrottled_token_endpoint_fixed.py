# options: persona=pedantic client-certificates=verified short-lived-certificates
"""Token service of a grid operator: meters ask for a token once an hour, and never more often."""

import base64
import hashlib
from datetime import datetime, timedelta, timezone
from pathlib import Path

import jwt
from cryptography import x509
from cryptography.x509.oid import NameOID
from flask import Flask, abort, jsonify, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

app = Flask(__name__)
limiter = Limiter(get_remote_address, app=app)
SIGNING_KEY = Path("/run/secrets/grid.pem").read_text()
METERS = frozenset(Path("/etc/grid/meters").read_text().split())


def thumbprint_of(der: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(der).digest()).rstrip(b"=").decode()


@app.post("/token")
@limiter.limit("5 per hour")
def issue_token():
    der = request.environ["gunicorn.socket"].getpeercert(binary_form=True)
    certificate = x509.load_der_x509_certificate(der)
    meter = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value
    if meter not in METERS:
        abort(403)
    claims = {
        "sub": meter,
        "aud": "readings",
        "exp": datetime.now(timezone.utc) + timedelta(minutes=60),
        "cnf": {"x5t#S256": thumbprint_of(der)},
    }
    return jsonify(access_token=jwt.encode(claims, SIGNING_KEY, algorithm="ES256"))
