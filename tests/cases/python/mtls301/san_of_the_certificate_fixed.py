import base64
import hashlib
import time

import jwt
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding
from flask import Flask, abort, jsonify, request
from OpenSSL import crypto

app = Flask(__name__)
KEY = open("/run/secrets/key.pem").read()
CRL = x509.load_pem_x509_crl(open("/etc/pki/ca.crl", "rb").read())


def presented():
    if request.environ.get("SSL_CLIENT_VERIFY") != "SUCCESS":
        abort(401)
    cert = x509.load_pem_x509_certificate(request.environ["SSL_CLIENT_CERT"].encode())
    if CRL.get_revoked_certificate_by_serial_number(cert.serial_number):
        abort(403)
    return cert


@app.post("/token")
def token():
    cert = presented()
    san = cert.extensions.get_extension_for_class(x509.SubjectAlternativeName)
    uris = san.value.get_values_for_type(x509.UniformResourceIdentifier)
    claims = {"sub": uris[0], "exp": int(time.time()) + 300}
    claims["cnf"] = {"x5t#S256": hashlib.sha512(cert.public_bytes(Encoding.DER)).hexdigest()}
    return jsonify(token=jwt.encode(claims, KEY, "RS256"))
