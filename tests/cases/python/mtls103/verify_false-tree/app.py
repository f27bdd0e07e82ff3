# options: client-certificates=verified short-lived-certificates
import jwt
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from flask import Flask, abort, jsonify, request

app = Flask(__name__)
KEY = open("issuer.pub").read()


@app.get("/")
def index():
    certificate = x509.load_pem_x509_certificate(request.environ["SSL_CLIENT_CERT"].encode())
    claims = jwt.decode(request.headers["Authorization"][7:], KEY, verify=False, algorithms=["RS256"])  # expect: MTLS103
    if claims["cnf"]["x5t#S256"] != certificate.fingerprint(hashes.SHA256()).hex():
        abort(401)
    return jsonify(user=claims["sub"])
