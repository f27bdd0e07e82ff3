# options: client-certificates=verified short-lived-certificates
import time

import jwt
from flask import Flask, abort, jsonify, request
from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from registry import KEY, thumbprint_of, users

app = Flask(__name__)


def issue(subject, pem):
    cnf = {"x5t#S256": thumbprint_of(pem)} if pem else {"jkt": request.form["jkt"]}
    return jwt.encode({"sub": subject, "cnf": cnf, "exp": int(time.time()) + 300}, KEY, algorithm="ES256")


HASHER = PasswordHasher()


def by_password():
    user = users.find(request.form["name"])
    try:
        HASHER.verify(user.hash, request.form["password"])
    except VerifyMismatchError:
        abort(401)
    return user.name


@app.post("/token")
def token():
    pem = request.environ.get("SSL_CLIENT_CERT")
    subject = request.environ["SSL_CLIENT_S_DN_CN"] if pem else by_password()  # expect: MTLS602
    return jsonify(access_token=issue(subject, pem))
