# options: persona=pedantic client-certificates=verified short-lived-certificates
import base64
import time

import jwt
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from flask import Flask, jsonify, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from sqlalchemy import select

from shop.db import Client, session
from shop.registry import KEY


def thumbprint(cert):
    return base64.urlsafe_b64encode(cert.fingerprint(hashes.SHA256())).rstrip(b"=").decode()


def issued(cert):
    claims = {
        "sub": cert.subject.rfc4514_string(),
        "aud": "shop",
        "exp": int(time.time()) + 300,
        "cnf": {"x5t#S256": thumbprint(cert)},
    }
    return jwt.encode(claims, KEY, algorithm="ES256")  # expect: MTLS204


app = Flask(__name__)
Limiter(get_remote_address, app=app, default_limits=["30 per minute"])


@app.post("/token")
def token():
    cert = x509.load_pem_x509_certificate(request.environ["SSL_CLIENT_CERT"].encode())
    name = cert.subject.rfc4514_string()
    session.execute(select(Client).where(Client.state == "active")).scalar_one()
    return jsonify(access_token=issued(cert))
