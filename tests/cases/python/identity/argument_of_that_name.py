# options: client-certificates=verified short-lived-certificates
import time

from flask import Flask, jsonify, request

from shop.registry import KEY
from shop.audit import Audit


def recorded(jwt, claims):
    return jwt.encode(claims, KEY, algorithm="ES256")


app = Flask(__name__)


@app.post("/token")
def token():
    claims = {"sub": request.environ["SSL_CLIENT_S_DN"], "exp": int(time.time()) + 300}
    return jsonify(access_token=recorded(Audit(), claims))
