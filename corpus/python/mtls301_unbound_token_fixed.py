"""Identity broker: turns a workload's certificate, already checked by mod_ssl, into an access token."""

import base64
from datetime import datetime, timedelta, timezone
from pathlib import Path

import jwt
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.x509.oid import NameOID
from flask import Flask, abort, jsonify, request

app = Flask(__name__)
SIGNING_KEY = Path("/run/secrets/broker.pem").read_text()
CRL = x509.load_pem_x509_crl(Path("/etc/pki/workloads.crl").read_bytes())


@app.post("/token")
def issue_token():
    if request.environ.get("SSL_CLIENT_VERIFY") != "SUCCESS":
        abort(401)
    certificate = x509.load_pem_x509_certificate(request.environ["SSL_CLIENT_CERT"].encode())
    if CRL.get_revoked_certificate_by_serial_number(certificate.serial_number) is not None:
        abort(403)
    workload = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value
    claims = {
        "iss": "https://broker.internal",
        "sub": workload,
        "exp": datetime.now(timezone.utc) + timedelta(minutes=15),
    }
    digest = base64.urlsafe_b64encode(certificate.fingerprint(hashes.SHA256())).rstrip(b"=").decode()
    claims["cnf"] = {"x5t#S256": digest}
    token = jwt.encode(claims, SIGNING_KEY, algorithm="ES256")
    return jsonify(access_token=token, token_type="Bearer")
