# options: client-certificates=verified
import base64

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from flask import Flask, abort, jsonify, request
from flask_jwt_extended import create_refresh_token

CRL = x509.load_pem_x509_crl(open("/etc/pki/clients.crl", "rb").read())
app = Flask(__name__)


def presented():
    cert = x509.load_pem_x509_certificate(request.environ["SSL_CLIENT_CERT"].encode())
    if CRL.get_revoked_certificate_by_serial_number(cert.serial_number) is not None:
        abort(403)
    return cert


def thumbprint(cert):
    return base64.urlsafe_b64encode(cert.fingerprint(hashes.SHA256())).rstrip(b"=").decode()


@app.post("/token")
def token():
    cert = presented()
    claims = {"use": "refresh"}
    subject = cert.subject.rfc4514_string()
    return jsonify(refresh_token=create_refresh_token(subject, additional_claims=claims))  # expect: MTLS301
