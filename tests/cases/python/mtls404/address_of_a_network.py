# options: short-lived-certificates
import urllib.parse
import time

import jwt
from cryptography import x509
from flask import Flask, abort, jsonify, request

import ipaddress
from pki import KEY, thumbprint_of, verify_chain


app = Flask(__name__)


def issue(certificate):
    verify_chain(certificate)
    claims = {
        "sub": certificate.subject.rfc4514_string(),
        "cnf": {"x5t#S256": thumbprint_of(certificate)},
        "exp": int(time.time()) + 300,
    }
    return jwt.encode(claims, KEY, algorithm="ES256")


NETWORKS = [ipaddress.ip_network("10.20.0.0/16"), ipaddress.ip_network("10.21.0.0/16")]


def from_gateway():
    address = ipaddress.ip_address(request.headers["X-Forwarded-For"])
    return any(address in network for network in NETWORKS)


@app.post("/token")
def token():
    if not from_gateway():
        abort(403)
    # expect: MTLS404
    pem = urllib.parse.unquote(request.headers["X-SSL-Client-Cert"])
    return jsonify(access_token=issue(x509.load_pem_x509_certificate(pem.encode())))
