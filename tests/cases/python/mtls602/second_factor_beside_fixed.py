# options: client-certificates=verified short-lived-certificates
import time

import jwt
from flask import Flask, abort, jsonify, request
import pyotp
from werkzeug.security import check_password_hash

from registry import KEY, thumbprint_of, users

app = Flask(__name__)


def issue(subject, pem):
    cnf = {"x5t#S256": thumbprint_of(pem)} if pem else {"jkt": request.form["jkt"]}
    return jwt.encode({"sub": subject, "cnf": cnf, "exp": int(time.time()) + 300}, KEY, algorithm="ES256")


@app.post("/token")
def token():
    pem = request.environ.get("SSL_CLIENT_CERT")
    if pem:
        subject = request.environ["SSL_CLIENT_S_DN_CN"]
    else:
        user = users.find(request.form["name"])
        if not check_password_hash(user.password, request.form["password"]):
            abort(401)
        if not pyotp.TOTP(user.seed).verify(request.form["code"]):
            abort(401)
        subject = user.name
    return jsonify(access_token=issue(subject, pem))
