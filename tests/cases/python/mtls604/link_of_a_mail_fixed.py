# options: assume-mtls client-certificates=verified short-lived-certificates
import time

import jwt
from flask import Flask, abort, jsonify, request
from itsdangerous import URLSafeTimedSerializer

from registry import KEY, mail, users

app = Flask(__name__)


LINKS = URLSafeTimedSerializer(KEY, salt="recovery")


@app.post("/recover/<link>")
def recover(link):
    user = users.get(LINKS.loads(link, max_age=600))
    claims = {"sub": user.id, "exp": int(time.time()) + 300}
    return jsonify(access_token=jwt.encode(claims, KEY, algorithm="ES256"))
