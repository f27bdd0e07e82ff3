# options: short-lived-certificates
import time
import urllib.parse

import jwt
from cryptography import x509
from flask import Flask, abort, jsonify, request

from pki import KEY, thumbprint_of, verify_chain
from settings import PROXIES

app = Flask(__name__)


def issue(certificate):
    verify_chain(certificate)
    claims = {
        "sub": certificate.subject.rfc4514_string(),
        "cnf": {"x5t#S256": thumbprint_of(certificate)},
        "exp": int(time.time()) + 300,
    }
    return jsonify(access_token=jwt.encode(claims, KEY, algorithm="ES256"))


@app.post("/token")
def token():
    if request.remote_addr not in PROXIES:
        abort(403)
    pem = urllib.parse.unquote(request.headers["X-SSL-Client-Cert"])
    return issue(x509.load_pem_x509_certificate(pem.encode()))


@app.post("/token/refresh")
def refresh():
    if request.remote_addr not in PROXIES:
        abort(403)
    pem = urllib.parse.unquote(request.headers["X-SSL-Client-Cert"])
    return issue(x509.load_pem_x509_certificate(pem.encode()))
