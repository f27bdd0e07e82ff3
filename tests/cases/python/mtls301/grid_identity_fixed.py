# options: client-certificates=verified short-lived-certificates
import base64
import hashlib
import time

import jwt
from flask import Flask, jsonify, request

KEY = open("/run/secrets/signing.pem").read()


def thumbprint(der):
    return base64.urlsafe_b64encode(hashlib.sha256(der).digest()).rstrip(b"=").decode()


app = Flask(__name__)


@app.post("/token")
def token():
    name = request.environ["GRST_CRED_AURI_0"]
    der = base64.b64decode(request.environ["SSL_CLIENT_CERT"])
    claims = {"sub": name, "exp": int(time.time()) + 300, "cnf": {"x5t#S256": thumbprint(der)}}
    return jsonify(access_token=jwt.encode(claims, KEY, algorithm="ES256"))
