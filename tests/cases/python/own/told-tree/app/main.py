# options: models=mtls-models/*.toml
from cryptography import x509
from flask import Flask, abort, jsonify, request

from app.pki import is_accepted
from app.tokens import issue

app = Flask(__name__)


@app.post("/token")
def token():
    certificate = x509.load_pem_x509_certificate(request.environ["SSL_CLIENT_CERT"].encode())
    if not is_accepted(certificate):
        abort(401)
    return jsonify(access_token=issue(certificate, {}))
