# options: client-certificates=verified short-lived-certificates
import time

import jwt
from flask import Flask, abort, jsonify, request
import bcrypt

from registry import KEY, thumbprint_of, users

app = Flask(__name__)


def issue(subject, pem):
    cnf = {"x5t#S256": thumbprint_of(pem)} if pem else {"jkt": request.form["jkt"]}
    return jwt.encode({"sub": subject, "cnf": cnf, "exp": int(time.time()) + 300}, KEY, algorithm="ES256")


@app.post("/token")
def token():
    pem = request.environ.get("SSL_CLIENT_CERT")
    if not pem:
        abort(401)
    return jsonify(access_token=issue(request.environ["SSL_CLIENT_S_DN_CN"], pem))


@app.post("/login")
def login():
    user = users.find(request.form["name"])
    if not bcrypt.checkpw(request.form["password"].encode(), user.hash):
        abort(401)
    return jsonify(name=user.name)
