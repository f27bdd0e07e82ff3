# options: client-certificates=verified short-lived-certificates
import time

import jwt
from flask import Flask, jsonify, request

from shop.registry import KEY


class Issuer:
    def __init__(self, encode):
        self.encode = encode

    def issue(self, claims):
        return self.encode(claims, KEY, algorithm="ES256")  # expect: MTLS301


app = Flask(__name__)


@app.post("/token")
def token():
    claims = {"sub": request.environ["SSL_CLIENT_S_DN"], "exp": int(time.time()) + 300}
    return jsonify(access_token=Issuer(jwt.encode).issue(claims))
