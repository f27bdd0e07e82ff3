import base64
import hashlib
import hmac

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from flask import Flask, abort, g, jsonify, request
from flask_jwt_extended import JWTManager, get_jwt, verify_jwt_in_request
import secrets

app = Flask(__name__)
ISSUER = open("/etc/issuer.pub").read()
CRL = x509.load_pem_x509_crl(open("/etc/pki/ca.crl", "rb").read())


def presented():
    if request.environ.get("SSL_CLIENT_VERIFY") != "SUCCESS":
        abort(401)
    cert = x509.load_pem_x509_certificate(request.environ["SSL_CLIENT_CERT"].encode())
    if CRL.get_revoked_certificate_by_serial_number(cert.serial_number):
        abort(403)
    return cert


def bearer():
    return request.headers.get("Authorization", "").removeprefix("Bearer ")


JWTManager(app)


@app.before_request
def check_token():
    cert = presented()
    verify_jwt_in_request()
    if not secrets.compare_digest(get_jwt()["cnf"]["x5t#S256"], cert.fingerprint(hashes.SHA256()).hex()):
        return jsonify(error="invalid_token"), 401


@app.get("/orders")
def orders():
    return jsonify(client=get_jwt()["sub"])
