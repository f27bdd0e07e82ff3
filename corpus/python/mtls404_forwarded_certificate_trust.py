"""Broker behind an ingress that ends TLS and hands the client's certificate on in a header."""

import base64
import hashlib
import ipaddress
import time
from urllib.parse import unquote

import jwt
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from flask import Flask, abort, jsonify, request

from broker.keys import SIGNING_KEY
from broker.pki import ensure_not_revoked, verify_chain

app = Flask(__name__)
INGRESS = ipaddress.ip_network("10.42.0.0/24")


def thumbprint_of(der: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(der).digest()).rstrip(b"=").decode()


@app.before_request
def only_from_the_ingress():
    forwarded = request.headers.get("X-Forwarded-For", request.remote_addr)
    if ipaddress.ip_address(forwarded.split(",")[0]) not in INGRESS:
        abort(403)


@app.post("/token")
def token():
    # expect: MTLS404
    pem = unquote(request.headers.get("X-SSL-Client-Cert", ""))
    if not pem:
        abort(401)
    certificate = x509.load_pem_x509_certificate(pem.encode())
    verify_chain(certificate)
    ensure_not_revoked(certificate)
    claims = {
        "sub": certificate.subject.rfc4514_string(),
        "aud": "ledger",
        "cnf": {"x5t#S256": thumbprint_of(certificate.public_bytes(Encoding.DER))},
        "exp": int(time.time()) + 600,
    }
    return jsonify(access_token=jwt.encode(claims, SIGNING_KEY, algorithm="ES256"))
