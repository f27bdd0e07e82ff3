# options: persona=pedantic client-certificates=verified
"""Token service of a fleet: each vehicle's token is bound to the certificate of its telematics unit."""

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
Limiter(get_remote_address, app=app, default_limits=["30 per minute"])
SIGNING_KEY = Path("/run/secrets/fleet.pem").read_text()
VEHICLES = frozenset(Path("/etc/fleet/vehicles").read_text().split())
CRL = x509.load_pem_x509_crl(Path("/etc/pki/fleet.crl").read_bytes())


@app.post("/token")
def issue_token():
    der = request.environ["gunicorn.socket"].getpeercert(binary_form=True)
    certificate = x509.load_der_x509_certificate(der)
    if CRL.get_revoked_certificate_by_serial_number(certificate.serial_number) is not None:
        abort(403)
    vehicle = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value
    if vehicle not in VEHICLES:
        abort(403)
    thumbprint = base64.urlsafe_b64encode(hashlib.sha256(der).digest()).rstrip(b"=").decode()
    claims = {
        "sub": vehicle,
        "aud": "positions",
        "exp": datetime.now(timezone.utc) + timedelta(minutes=10),
        "cnf": {"x5t#S256": thumbprint},
    }
    return jsonify(access_token=jwt.encode(claims, SIGNING_KEY, algorithm="ES256"))
