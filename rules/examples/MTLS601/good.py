import time

import jwt
from flask import Flask, abort, jsonify, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

from devices import DEVICES, SIGNING_KEY, ensure_not_revoked, thumbprint_of

app = Flask(__name__)
Limiter(get_remote_address, app=app, default_limits=["30 per minute"])


@app.post("/token")
def token():
    der = request.environ["gunicorn.socket"].getpeercert(binary_form=True)
    if der is None:
        abort(401)
    ensure_not_revoked(der)
    if thumbprint_of(der) not in DEVICES:
        abort(403)
    claims = {
        "sub": DEVICES[thumbprint_of(der)],
        "exp": int(time.time()) + 600,
        "cnf": {"x5t#S256": thumbprint_of(der)},
    }
    return jsonify(access_token=jwt.encode(claims, SIGNING_KEY, algorithm="ES256"))
