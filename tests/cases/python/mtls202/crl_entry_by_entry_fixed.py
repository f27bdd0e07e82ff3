# options: client-certificates=verified
import hmac

import jwt
from cryptography import x509
from flask import Flask, abort, jsonify, request

from shop.registry import PUBLIC, thumbprint_of

app = Flask(__name__)
CRL = x509.load_pem_x509_crl(open("/etc/pki/clients.crl", "rb").read())


def reject_revoked(certificate):
    for entry in CRL:
        if entry.serial_number == certificate.serial_number:
            raise PermissionError("revoked")


@app.get("/accounts")
def accounts():
    certificate = x509.load_pem_x509_certificate(request.environ["SSL_CLIENT_CERT"].encode())
    reject_revoked(certificate)
    claims = jwt.decode(request.headers["Authorization"][7:], PUBLIC, algorithms=["ES256"])
    if not hmac.compare_digest(claims["cnf"]["x5t#S256"], thumbprint_of(certificate)):
        abort(403)
    return jsonify(owner=claims["sub"])
