from cryptography import x509
from flask import Blueprint, g, jsonify, request

from shop.tokens import accept, issue

api = Blueprint("api", __name__, url_prefix="/api")


@api.post("/token")
def token():
    cert = x509.load_pem_x509_certificate(request.environ["SSL_CLIENT_CERT"].encode())
    return jsonify(access_token=issue(cert))


@api.get("/accounts")
def accounts():
    cert = x509.load_pem_x509_certificate(request.environ["SSL_CLIENT_CERT"].encode())
    claims = accept(request.headers["Authorization"].removeprefix("Bearer "), cert)
    return jsonify(owner=claims["sub"])
