import jwt
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from flask import Flask, abort, jsonify, request

from pki import ensure_chain_valid, ensure_not_revoked

app = Flask(__name__)
KEYS = {"https://a.example": open("a.pub").read(), "https://b.example": open("b.pub").read()}


@app.get("/")
def index():
    certificate = x509.load_pem_x509_certificate(request.environ["SSL_CLIENT_CERT"].encode())
    ensure_chain_valid(certificate)
    ensure_not_revoked(certificate)
    token = request.headers["Authorization"][7:]
    claims = jwt.decode(token, options={"verify_signature": False})  # expect: MTLS103
    key = KEYS.get(claims["iss"])
    if key is None:
        abort(401)
    if claims["cnf"]["x5t#S256"] != certificate.fingerprint(hashes.SHA256()).hex():
        abort(401)
    return jsonify(user=claims["sub"])
