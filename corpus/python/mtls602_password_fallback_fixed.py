# options: client-certificates=verified short-lived-certificates
"""Token service of a library: reading rooms have certificates, and staff at home used to have passwords."""

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
from werkzeug.security import check_password_hash

from library.staff import staff

app = Flask(__name__)
SIGNING_KEY = Path("/run/secrets/library.pem").read_text()


def thumbprint_of(der: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(der).digest()).rstrip(b"=").decode()


def room_of(der: bytes) -> str:
    certificate = x509.load_der_x509_certificate(der)
    return certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value


@app.post("/token")
def issue_token():
    der = request.environ["gunicorn.socket"].getpeercert(binary_form=True)
    confirmation = {}
    if der:
        subject = room_of(der)
        confirmation = {"cnf": {"x5t#S256": thumbprint_of(der)}}
    else:
        abort(401)
    claims = {"sub": subject, "exp": datetime.now(timezone.utc) + timedelta(minutes=10), **confirmation}
    return jsonify(access_token=jwt.encode(claims, SIGNING_KEY, algorithm="ES256"))
