# options: persona=pedantic client-certificates=verified short-lived-certificates
import time

import jwt
from flask import Flask, abort, jsonify, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

from registry import CLIENTS, KEY, thumbprint_of

app = Flask(__name__)
Limiter(get_remote_address, app=app, default_limits=["30 per minute"])


def common_names(certificate):
    pairs = list(part[0] for part in certificate["subject"])
    return tuple(sorted(set(value for name, value in pairs if name == "commonName")))


@app.post("/token")
def token():
    connection = request.environ["gunicorn.socket"]
    name = common_names(connection.getpeercert())[0]
    if not name:
        abort(403)
    cnf = {"x5t#S256": thumbprint_of(connection.getpeercert(binary_form=True))}
    claims = {"sub": name, "aud": "shop", "cnf": cnf, "exp": int(time.time()) + 300}
    return jsonify(access_token=jwt.encode(claims, KEY, algorithm="ES256"))  # expect: MTLS204
