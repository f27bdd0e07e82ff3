# options: client-certificates=verified
import base64
import hmac
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from flask import Flask, abort, jsonify, request
from google.auth import jwt

CERTS = {"2026": open("/etc/issuer/2026.pem").read()}
CRL = x509.load_pem_x509_crl(open("/etc/pki/clients.crl", "rb").read())
app = Flask(__name__)


def presented():
    cert = x509.load_pem_x509_certificate(request.environ["SSL_CLIENT_CERT"].encode())
    if CRL.get_revoked_certificate_by_serial_number(cert.serial_number) is not None:
        abort(403)
    return cert


def thumbprint(cert):
    return base64.urlsafe_b64encode(cert.fingerprint(hashes.SHA256())).rstrip(b"=").decode()


@app.get("/accounts")
def accounts():
    cert = presented()
    raw = request.headers["Authorization"][7:]
    claims = jwt.decode(raw, certs=CERTS, audience="https://shop.example")
    if not hmac.compare_digest(claims["cnf"]["x5t#S256"], thumbprint(cert)):
        abort(403)
    return jsonify(owner=claims["sub"])
