import time

import jwt
import requests
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.x509 import ocsp
from flask import Flask, abort, jsonify, request

app = Flask(__name__)
KEY = open("/run/secrets/key.pem").read()
ISSUER = x509.load_pem_x509_certificate(open("/etc/pki/issuer.pem", "rb").read())


def revocation_status(cert):
    query = ocsp.OCSPRequestBuilder().add_certificate(cert, ISSUER, hashes.SHA256()).build()
    body = query.public_bytes(serialization.Encoding.DER)
    answer = requests.post("http://ocsp.internal", data=body, timeout=3)
    answer.raise_for_status()
    response = ocsp.load_der_ocsp_response(answer.content)
    ISSUER.public_key().verify(response.signature, response.tbs_response_bytes, response.signature_hash_algorithm)
    return response.certificate_status


@app.post("/token")
def token():
    if request.environ.get("SSL_CLIENT_VERIFY") != "SUCCESS":
        abort(401)
    cert = x509.load_pem_x509_certificate(request.environ["SSL_CLIENT_CERT"].encode())
    status = revocation_status(cert)
    if status is not ocsp.OCSPCertStatus.GOOD:
        abort(403)
    claims = {
        "sub": cert.subject.rfc4514_string(),
        "exp": int(time.time()) + 300,
        "cnf": {"x5t#S256": cert.fingerprint(hashes.SHA256()).hex()},
    }
    return jsonify(token=jwt.encode(claims, KEY, "RS256"))
