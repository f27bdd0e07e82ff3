# options: client-certificates=verified
"""Badge service: a door controller gets a token for the certificate that it was given for the season."""

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
SIGNING_KEY = Path("/run/secrets/badges.pem").read_text()
CRL = x509.load_pem_x509_crl(Path("/etc/pki/doors.crl").read_bytes())
LIFETIME = timedelta(days=180)


def thumbprint_of(der: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(der).digest()).rstrip(b"=").decode()


@app.post("/token")
def issue_token():
    der = request.environ["gunicorn.socket"].getpeercert(binary_form=True)
    certificate = x509.load_der_x509_certificate(der)
    if CRL.get_revoked_certificate_by_serial_number(certificate.serial_number) is not None:
        abort(403)
    now = datetime.now(timezone.utc)
    claims = {
        "sub": certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value,
        "iat": now,
        "exp": now + LIFETIME,
        "cnf": {"x5t#S256": thumbprint_of(der)},
    }
    # expect: MTLS502
    return jsonify(access_token=jwt.encode(claims, SIGNING_KEY, algorithm="ES256"))
