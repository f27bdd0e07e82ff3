# options: persona=pedantic
"""Token service of a plant: every machine with a certificate of the plant's CA may ask, known ones only shall get."""

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
limiter = Limiter(get_remote_address, app=app, default_limits=["30 per minute"])
SIGNING_KEY = Path("/run/secrets/plant.pem").read_text()
MACHINES = frozenset(Path("/etc/plant/machines").read_text().split())
CRL = x509.load_pem_x509_crl(Path("/etc/pki/plant.crl").read_bytes())


def thumbprint_of(der: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(der).digest()).rstrip(b"=").decode()


@app.post("/token")
def issue_token():
    if request.environ.get("SSL_CLIENT_VERIFY") != "SUCCESS":
        abort(401)
    pem = request.environ["SSL_CLIENT_CERT"]
    certificate = x509.load_pem_x509_certificate(pem.encode())
    if CRL.get_revoked_certificate_by_serial_number(certificate.serial_number) is not None:
        abort(403)
    machine = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value
    if machine not in MACHINES:
        abort(403)
    claims = {
        "sub": machine,
        "aud": "plant",
        "exp": datetime.now(timezone.utc) + timedelta(minutes=10),
        "cnf": {"x5t#S256": thumbprint_of(certificate.public_bytes(x509.base.serialization.Encoding.DER))},
    }
    return jsonify(access_token=jwt.encode(claims, SIGNING_KEY, algorithm="ES256"))
