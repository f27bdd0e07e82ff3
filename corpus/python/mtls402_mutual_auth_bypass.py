"""Accounts API: certificate-bound access tokens (RFC 8705) of the authorization server."""

import base64
import hashlib
import hmac
from pathlib import Path

import jwt
from cryptography import x509
from flask import Flask, abort, g, jsonify, request

app = Flask(__name__)
ISSUER_KEY = Path("/etc/accounts/issuer.pub").read_text()
CRL = x509.load_pem_x509_crl(Path("/etc/pki/clients.crl").read_bytes())


@app.before_request
def authenticate():
    if request.environ.get("SSL_CLIENT_VERIFY") != "SUCCESS":
        abort(401)
    der = base64.b64decode("".join(request.environ["SSL_CLIENT_CERT"].splitlines()[1:-1]))
    certificate = x509.load_der_x509_certificate(der)
    if CRL.get_revoked_certificate_by_serial_number(certificate.serial_number) is not None:
        abort(403)
    token = request.headers.get("Authorization", "").removeprefix("Bearer ")
    try:
        claims = jwt.decode(token, ISSUER_KEY, algorithms=["RS256"], audience="accounts")
    except jwt.InvalidTokenError:
        abort(401)
    presented = base64.urlsafe_b64encode(hashlib.sha256(der).digest()).rstrip(b"=").decode()
    confirmation = claims.get("cnf")
    if confirmation and not hmac.compare_digest(confirmation["x5t#S256"], presented):  # expect: MTLS402
        abort(401)
    g.client = claims["sub"]


@app.get("/accounts")
def accounts():
    return jsonify(client=g.client, accounts=[])
