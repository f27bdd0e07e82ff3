# options: client-certificates=verified
import base64
import hmac
import json
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from flask import Flask, abort, jsonify, request
from jose import jws

KEYS = json.load(open("/etc/issuer/keys.json"))
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
    key = KEYS[jws.get_unverified_header(raw)["kid"]]
    claims = json.loads(jws.verify(raw, key, algorithms=["ES256"]))
    if not hmac.compare_digest(claims["cnf"]["x5t#S256"], thumbprint(cert)):
        abort(403)
    return jsonify(owner=claims["sub"])
