import base64
import hashlib
import hmac

from flask_jwt_extended import decode_token
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from flask import Flask, abort, g, jsonify, request

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


@app.get("/orders")
def orders():
    cert = presented()
    claims = decode_token(bearer())
    if claims["cnf"]["x5t#S256"] != cert.fingerprint(hashes.SHA256()).hex():
        abort(401)
    return jsonify(client=claims["sub"])
