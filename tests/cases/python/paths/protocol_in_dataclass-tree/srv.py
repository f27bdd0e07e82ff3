from flask import Flask, abort, jsonify, request
from cryptography import x509
from svc.service import Service

app = Flask(__name__)
service = Service()


@app.post("/token")
def token():
    if request.environ.get("SSL_CLIENT_VERIFY") != "SUCCESS":
        abort(401)
    cert = x509.load_pem_x509_certificate(request.environ["SSL_CLIENT_CERT"].encode())
    made = service.token(cert)
    if made is None:
        abort(403)
    return jsonify(token=made)
