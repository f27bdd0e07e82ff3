import hmac

import jwt
import requests
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.x509 import ocsp
from flask import Flask, abort, jsonify, request

from shop.registry import ISSUER, PUBLIC, thumbprint_of

app = Flask(__name__)


def ensure_good(certificate):
    query = ocsp.OCSPRequestBuilder().add_certificate(certificate, ISSUER, hashes.SHA256()).build()
    answer = requests.post("http://ocsp.example", data=query.public_bytes(serialization.Encoding.DER), timeout=5)
    response = ocsp.load_der_ocsp_response(answer.content)
    ISSUER.public_key().verify(response.signature, response.tbs_response_bytes, response.signature_hash_algorithm)
    if response.certificate_status is not ocsp.OCSPCertStatus.GOOD:
        abort(403)


@app.get("/accounts")
def accounts():
    if request.environ.get("SSL_CLIENT_VERIFY") != "SUCCESS":
        abort(401)
    certificate = x509.load_pem_x509_certificate(request.environ["SSL_CLIENT_CERT"].encode())
    ensure_good(certificate)
    claims = jwt.decode(request.headers["Authorization"][7:], PUBLIC, algorithms=["ES256"])
    if not hmac.compare_digest(claims["cnf"]["x5t#S256"], thumbprint_of(certificate)):
        abort(403)
    return jsonify(owner=claims["sub"])
