from cryptography import x509
from flask import Flask, jsonify, request

from service.pki import CertificateChecker, CertificateRejected
from service.tokens import TokenIssuer

app = Flask(__name__)
checker = CertificateChecker()
issuer = TokenIssuer()


@app.post("/token")
def token():
    certificate = x509.load_pem_x509_certificate(request.environ["SSL_CLIENT_CERT"].encode())
    try:
        checker.check(certificate)
    except CertificateRejected as rejected:
        return jsonify(error=str(rejected)), 401
    return jsonify(token=issuer.issue(certificate))
