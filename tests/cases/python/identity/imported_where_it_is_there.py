# options: client-certificates=verified short-lived-certificates
import time

from flask import Flask, jsonify, request

from shop.registry import KEY

try:
    import jwt
except ImportError:
    jwt = None

app = Flask(__name__)


@app.post("/token")
def token():
    claims = {"sub": request.environ["SSL_CLIENT_S_DN"], "exp": int(time.time()) + 300}
    return jsonify(access_token=jwt.encode(claims, KEY, algorithm="ES256"))  # expect: MTLS301
