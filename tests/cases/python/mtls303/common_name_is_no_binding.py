import jwt
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.x509.oid import NameOID
from flask import Flask, abort, jsonify, request

from pki import ensure_not_revoked

app = Flask(__name__)
ISSUER = open("/etc/issuer.pub").read()


@app.get("/me")
def me():
    if request.environ.get("SSL_CLIENT_VERIFY") != "SUCCESS":
        return jsonify(error="certificate required"), 401
    cert = x509.load_pem_x509_certificate(request.environ["SSL_CLIENT_CERT"].encode())
    ensure_not_revoked(cert)
    claims = jwt.decode(request.headers["Authorization"][7:], ISSUER, algorithms=["RS256"])  # expect: MTLS303
    if claims["sub"] != cert.subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value:
        abort(403)
    return jsonify(subject=claims["sub"])
