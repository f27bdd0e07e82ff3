# options: assume-mtls client-certificates=verified short-lived-certificates
import time

import jwt
from flask import Flask, abort, jsonify, request

from registry import KEY, mail, users

app = Flask(__name__)


@app.post("/reissue")
def reissue():
    user = users.by_mail(request.json["email"])
    if user.answer != request.json["answer"]:
        abort(401)
    claims = {"sub": user.id, "exp": int(time.time()) + 300}
    return jsonify(access_token=jwt.encode(claims, KEY, algorithm="ES256"))  # expect: MTLS604
