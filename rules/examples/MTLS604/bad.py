import time

import jwt
from flask import Flask, abort, jsonify, request

from tablets import SIGNING_KEY, owner_of

app = Flask(__name__)


@app.post("/certificates/recover")
def recover():
    if request.environ.get("SSL_CLIENT_CERT"):
        abort(409)  # who still has the certificate does not need this
    owner = owner_of(request.json["tablet"])
    if request.json["birthday"] != owner.birthday:
        abort(401)
    claims = {"sub": owner.tablet, "scope": "enrol", "exp": int(time.time()) + 300}
    return jsonify(token=jwt.encode(claims, SIGNING_KEY, algorithm="ES256"))
