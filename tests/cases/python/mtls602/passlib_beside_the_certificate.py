# options: client-certificates=verified short-lived-certificates
import time

import jwt
from flask import Flask, abort, jsonify, request
from passlib.context import CryptContext

from registry import KEY, thumbprint_of, users

app = Flask(__name__)


def issue(subject, pem):
    cnf = {"x5t#S256": thumbprint_of(pem)} if pem else {"jkt": request.form["jkt"]}
    return jwt.encode({"sub": subject, "cnf": cnf, "exp": int(time.time()) + 300}, KEY, algorithm="ES256")


PASSWORDS = CryptContext(schemes=["argon2"])


@app.post("/token")
def token():
    pem = request.environ.get("SSL_CLIENT_CERT")
    if not pem:  # expect: MTLS602
        user = users.find(request.form["name"])
        if not PASSWORDS.verify(request.form["password"], user.hash):
            abort(401)
        return jsonify(access_token=issue(user.name, pem))
    return jsonify(access_token=issue(request.environ["SSL_CLIENT_S_DN_CN"], pem))
