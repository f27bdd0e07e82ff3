from flask import Flask, abort, jsonify, request
from cryptography import x509
from svc.pki import is_revoked
from svc.tokens import issue

app = Flask(__name__)


@app.post("/token")
def token():
    cert = x509.load_der_x509_certificate(request.environ["gunicorn.socket"].getpeercert(True))
    if is_revoked(cert):
        abort(403)
    return jsonify(token=issue(cert))
