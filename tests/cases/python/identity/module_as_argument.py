# options: client-certificates=verified short-lived-certificates
import time

import jwt
from flask import Flask, jsonify, request

from shop.registry import KEY


def issue(library, claims):
    return library.encode(claims, KEY, algorithm="ES256")  # expect: MTLS301


app = Flask(__name__)


@app.post("/token")
def token():
    claims = {"sub": request.environ["SSL_CLIENT_S_DN"], "exp": int(time.time()) + 300}
    return jsonify(access_token=issue(jwt, claims))
