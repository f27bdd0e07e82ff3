# options: assume-mtls client-certificates=verified short-lived-certificates
import time

import jwt
from flask import Flask, abort, jsonify, request
import pyotp

from registry import KEY, mail, users

app = Flask(__name__)


@app.post("/certificates/recover")
def recover():
    user = users.by_mail(request.json["email"])
    if user is None:
        abort(404)
    claims = {"sub": user.id, "exp": int(time.time()) + 300}
    return jsonify(access_token=jwt.encode(claims, KEY, algorithm="ES256"))  # expect: MTLS604
