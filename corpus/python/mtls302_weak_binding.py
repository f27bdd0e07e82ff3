"""Session tokens for operators, whose smart-card certificates mod_ssl has verified."""

import base64
import hashlib
from datetime import datetime, timedelta, timezone
from pathlib import Path

from authlib.jose import jwt
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from flask import Blueprint, abort, jsonify, request

bp = Blueprint("sessions", __name__)
SIGNING_KEY = Path("/run/secrets/sessions.pem").read_text()
CRL = x509.load_der_x509_crl(Path("/etc/pki/operators.crl").read_bytes())


def operator_certificate() -> x509.Certificate:
    if request.environ.get("SSL_CLIENT_VERIFY") != "SUCCESS":
        abort(401)
    certificate = x509.load_pem_x509_certificate(request.environ["SSL_CLIENT_CERT"].encode())
    if CRL.get_revoked_certificate_by_serial_number(certificate.serial_number) is not None:
        abort(403)
    return certificate


@bp.route("/session", methods=["POST"])
def open_session():
    certificate = operator_certificate()
    payload = {
        "sub": certificate.subject.rfc4514_string(),
        "exp": datetime.now(timezone.utc) + timedelta(hours=1),
    }
    payload["cert_serial"] = str(certificate.serial_number)
    payload["cert_issuer"] = certificate.issuer.rfc4514_string()
    # expect: MTLS302
    token = jwt.encode({"alg": "RS256"}, payload, SIGNING_KEY)
    return jsonify(token=token.decode())
