from cryptography import x509
from cryptography.hazmat.primitives import hashes
from flask import Flask, abort, jsonify, request
from flask_jwt_extended import JWTManager, create_access_token

app = Flask(__name__)
JWTManager(app)
CRL = x509.load_pem_x509_crl(open("/etc/pki/ca.crl", "rb").read())


def presented_certificate():
    if request.environ.get("SSL_CLIENT_VERIFY") != "SUCCESS":
        abort(401)
    certificate = x509.load_pem_x509_certificate(request.environ["SSL_CLIENT_CERT"].encode())
    if CRL.get_revoked_certificate_by_serial_number(certificate.serial_number) is not None:
        abort(403)
    return certificate


@app.route("/login", methods=["POST"])
def login():
    certificate = presented_certificate()
    user = certificate.subject.rfc4514_string()
    confirmation = {"cnf": {"x5t#S256": certificate.fingerprint(hashes.SHA256()).hex()}}
    return jsonify(token=create_access_token(identity=user, additional_claims=confirmation))
