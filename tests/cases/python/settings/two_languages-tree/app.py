import time

import jwt
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from flask import Flask, abort, jsonify, request

app = Flask(__name__)
KEY = open("/run/secrets/key.pem").read()
CRL = x509.load_pem_x509_crl(open("/etc/pki/ca.crl", "rb").read())


@app.post("/token")
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
