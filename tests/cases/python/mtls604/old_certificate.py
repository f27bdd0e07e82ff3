# options: assume-mtls client-certificates=verified short-lived-certificates
import time

import jwt
from flask import Flask, abort, jsonify, request

from registry import KEY, mail, users

app = Flask(__name__)


@app.post("/reprovision")
def reprovision():
    user = users.by_mail(request.json["email"])
    claims = {"sub": user.id, "exp": int(time.time()) + 300}
    return jsonify(access_token=jwt.encode(claims, KEY, algorithm="ES256"))  # expect: MTLS604
