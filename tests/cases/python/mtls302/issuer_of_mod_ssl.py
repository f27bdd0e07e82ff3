# options: client-certificates=verified short-lived-certificates
import time

import jwt
from flask import Flask, jsonify, request

app = Flask(__name__)
KEY = open("/run/secrets/signing.pem").read()


@app.post("/token")
def token():
    claims = {
        "sub": request.environ["SSL_CLIENT_S_DN"],
        "iss_dn": request.environ["SSL_CLIENT_I_DN"],
        "exp": int(time.time()) + 300,
    }
    return jsonify(access_token=jwt.encode(claims, KEY, algorithm="ES256"))  # expect: MTLS302
