import time

import jwt
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from flask import Flask, abort, jsonify, request

from cryptography.x509.verification import PolicyBuilder, Store, VerificationError

app = Flask(__name__)
KEY = open("/run/secrets/key.pem").read()
CRL = x509.load_pem_x509_crl(open("/etc/pki/ca.crl", "rb").read())


def presented():
    cert = x509.load_pem_x509_certificate(request.environ["SSL_CLIENT_CERT"].encode())
    if CRL.get_revoked_certificate_by_serial_number(cert.serial_number):
        abort(403)
    return cert


ISSUING = x509.load_pem_x509_certificate(open("/etc/pki/issuing.pem", "rb").read())
VERIFIER = PolicyBuilder().store(Store([x509.load_pem_x509_certificate(open("ca.pem", "rb").read())])).build_client_verifier()


@app.post("/token")
def token():
    cert = presented()
    VERIFIER.verify(ISSUING, [])
    claims = {
        "sub": cert.subject.rfc4514_string(),
        "exp": int(time.time()) + 300,
        "cnf": {"x5t#S256": cert.fingerprint(hashes.SHA256()).hex()},
    }
    return jsonify(token=jwt.encode(claims, KEY, "RS256"))  # expect: MTLS201
