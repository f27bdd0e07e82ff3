# options: persona=pedantic client-certificates=verified short-lived-certificates
import base64
import hashlib
import time

import jwt
from flask import Flask, abort, jsonify, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

from registry import CLIENTS, KEY, clients

app = Flask(__name__)
Limiter(get_remote_address, app=app, default_limits=["30 per minute"])


def common_name(certificate):
    return next(value for part in certificate["subject"] for name, value in part if name == "commonName")


@app.post("/token")
def token():
    connection = request.environ["gunicorn.socket"]
    der = connection.getpeercert(binary_form=True)
    name = common_name(connection.getpeercert())
    client = CLIENTS.get(name)
    if client is None:
        abort(403)
    thumbprint = base64.urlsafe_b64encode(hashlib.sha256(der).digest()).rstrip(b"=").decode()
    claims = {"sub": name, "aud": "shop", "cnf": {"x5t#S256": thumbprint}, "exp": int(time.time()) + 300}
    return jsonify(access_token=jwt.encode(claims, KEY, algorithm="ES256"))
