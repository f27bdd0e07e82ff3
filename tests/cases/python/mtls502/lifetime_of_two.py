# options: client-certificates=verified short-lived-certificates
from datetime import datetime, timedelta

import jwt
from flask import Flask, jsonify, request

from registry import KEY, thumbprint_of

app = Flask(__name__)


def create_access_token(data: dict, expires_delta: timedelta | None = None):
    expires = datetime.utcnow() + (expires_delta or timedelta(minutes=15))
    return jwt.encode({**data, "exp": expires}, KEY, algorithm="ES256")  # expect: MTLS502


@app.post("/token")
def token():
    cnf = {"x5t#S256": thumbprint_of(request.environ["SSL_CLIENT_CERT"])}
    data = {"sub": request.environ["SSL_CLIENT_S_DN"], "cnf": cnf}
    return jsonify(access_token=create_access_token(data, timedelta(days=8)))
