import time

import jwt
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from flask import Blueprint, Flask, abort, jsonify, request

KEY = open("/run/secrets/key.pem").read()
CRL = x509.load_pem_x509_crl(open("/etc/pki/ca.crl", "rb").read())
admin = Blueprint("admin", __name__)
tokens = Blueprint("tokens", __name__)


@tokens.before_request
def client_must_be_verified():
    if request.environ.get("SSL_CLIENT_VERIFY") != "SUCCESS":
        return jsonify(error="certificate required"), 401


@tokens.route("/token", methods=["POST"])
def token():
    cert = x509.load_pem_x509_certificate(request.environ["SSL_CLIENT_CERT"].encode())
    if CRL.get_revoked_certificate_by_serial_number(cert.serial_number) is not None:
        abort(403)
    claims = {
        "sub": cert.subject.rfc4514_string(),
        "exp": int(time.time()) + 300,
        "cnf": {"x5t#S256": cert.fingerprint(hashes.SHA256()).hex()},
    }
    return jsonify(token=jwt.encode(claims, KEY, "RS256"))


app = Flask(__name__)
app.register_blueprint(admin)
app.register_blueprint(tokens)
