# options: client-certificates=verified short-lived-certificates
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from flask import Flask, jsonify, request
from jose import jwt

app = Flask(__name__)


@app.post("/measurements")
def measurements():
    certificate = x509.load_pem_x509_certificate(request.environ["SSL_CLIENT_CERT"].encode())
    key = certificate.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    claims = jwt.decode(request.get_data(as_text=True), key, algorithms="ES384")
    return jsonify(stored=len(claims["values"]))
