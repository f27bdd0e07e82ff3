import base64
import hashlib
import hmac

import jwt
from jwcrypto import jwk
from jwcrypto import jwt as jwcrypto_jwt
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from flask import Flask, abort, g, jsonify, request

app = Flask(__name__)
ISSUER = open("/etc/issuer.pub").read()
CRL = x509.load_pem_x509_crl(open("/etc/pki/ca.crl", "rb").read())


def presented():
    if request.environ.get("SSL_CLIENT_VERIFY") != "SUCCESS":
        abort(401)
    cert = x509.load_pem_x509_certificate(request.environ["SSL_CLIENT_CERT"].encode())
    if CRL.get_revoked_certificate_by_serial_number(cert.serial_number):
        abort(403)
    return cert


def bearer():
    return request.headers.get("Authorization", "").removeprefix("Bearer ")


JWK = jwk.JWK.from_pem(ISSUER.encode())


@app.get("/orders")
def orders():
    cert = presented()
    complete = jwt.decode_complete(bearer(), ISSUER, algorithms=["RS256"])  # expect: MTLS303
    claims = complete["payload"]
    if claims["aud"] != "orders":
        abort(401)
    return jsonify(client=claims["sub"])


@app.get("/invoices")
def invoices():
    cert = presented()
    token = jwcrypto_jwt.JWT()
    token.deserialize(bearer(), JWK)  # expect: MTLS303
    claims = jsonify(token.claims)
    if token.claims["aud"] != "invoices":
        abort(401)
    return claims
