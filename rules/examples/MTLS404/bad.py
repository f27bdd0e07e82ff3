import hmac

import jwt
from cryptography import x509
from flask import Flask, abort, jsonify, request

from accounts import ISSUER_KEY, ensure_not_revoked, thumbprint_of, verify_chain

app = Flask(__name__)


@app.get("/accounts")
def accounts():
    certificate = x509.load_pem_x509_certificate(request.headers["X-SSL-Client-Cert"].encode())
    verify_chain(certificate)
    ensure_not_revoked(certificate)
    token = request.headers["Authorization"].removeprefix("Bearer ")
    claims = jwt.decode(token, ISSUER_KEY, algorithms=["ES256"], audience="accounts")
    if not hmac.compare_digest(claims["cnf"]["x5t#S256"], thumbprint_of(certificate)):
        abort(401)
    return jsonify(owner=claims["sub"])
