import functools

import jwt
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from flask import Flask, abort, g, jsonify, request

app = Flask(__name__)
ISSUER = open("/etc/issuer.pub").read()
CRL = x509.load_pem_x509_crl(open("/etc/pki/ca.crl", "rb").read())


def certificate():
    if request.environ.get("SSL_CLIENT_VERIFY") != "SUCCESS":
        abort(401)
    cert = x509.load_pem_x509_certificate(request.environ["SSL_CLIENT_CERT"].encode())
    if CRL.get_revoked_certificate_by_serial_number(cert.serial_number):
        abort(403)
    return cert


def requires_token(scope):
    def decorate(view):
        @functools.wraps(view)
        def wrapper(*args, **kwargs):
            cert = certificate()
            header = request.headers.get("Authorization", "")
            claims = jwt.decode(header[7:], ISSUER, algorithms=["RS256"])  # expect: MTLS303
            if scope not in claims.get("scope", "").split():
                abort(403)
            g.claims = claims
            return view(*args, **kwargs)

        return wrapper

    return decorate


@app.route("/invoices/<int:number>")
@requires_token("invoices:read")
def invoice(number):
    return jsonify(number=number, owner=g.claims["sub"])


@app.route("/orders/<int:number>")
@requires_token("orders:read")
def order(number):
    return jsonify(number=number, owner=g.claims["sub"])
