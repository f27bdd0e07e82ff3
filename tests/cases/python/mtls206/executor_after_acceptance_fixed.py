# options: client-certificates=verified
import base64
import hashlib
import hmac
from concurrent.futures import ThreadPoolExecutor

import jwt
from cryptography import x509
from flask import Flask, abort, jsonify, request

from orders import orders_of
from pki import alarms, is_revoked

app = Flask(__name__)
ISSUER = open("/etc/issuer/public.pem").read()
POOL = ThreadPoolExecutor(max_workers=4)



def thumbprint_of(der):
    return base64.urlsafe_b64encode(hashlib.sha256(der).digest()).rstrip(b"=").decode()


def audit(certificate):
    if is_revoked(certificate):
        alarms.raise_alarm("a revoked certificate is in use")


@app.get("/orders")
def orders():
    der = request.environ["gunicorn.socket"].getpeercert(binary_form=True)
    certificate = x509.load_der_x509_certificate(der)
    if is_revoked(certificate):
        abort(401)
    claims = jwt.decode(request.headers["Authorization"][7:], ISSUER, algorithms=["ES256"], audience="shop")
    if not hmac.compare_digest(claims["cnf"]["x5t#S256"], thumbprint_of(der)):
        abort(401)
    found = orders_of(claims["sub"])
    return jsonify(found)
