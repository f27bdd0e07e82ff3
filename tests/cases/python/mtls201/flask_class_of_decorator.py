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
    cert = x509.load_pem_x509_certificate(request.environ["SSL_CLIENT_CERT"].encode())
    if CRL.get_revoked_certificate_by_serial_number(cert.serial_number):
        abort(403)
    return cert


def token():
    cert = presented()
    claims = {
        "sub": cert.subject.rfc4514_string(),
        "exp": int(time.time()) + 300,
        "cnf": {"x5t#S256": cert.fingerprint(hashes.SHA256()).hex()},
    }
    return jsonify(token=jwt.encode(claims, KEY, "RS256"))  # expect: MTLS201


def verified(view):
    def guarded(**arguments):
        verdict = request.environ.get("SSL_CLIENT_VERIFY", "NONE")
        if verdict == "SUCCESS":
            return view(**arguments)
        return jsonify(error="invalid_client", verdict=verdict), 401

    return guarded


app.add_url_rule("/token", "token", view_func=token, methods=["POST"])
