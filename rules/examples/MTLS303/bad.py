import jwt
from flask import Flask, abort, jsonify, request

from accounts import CLIENTS, ISSUER_KEY, ensure_not_revoked

app = Flask(__name__)


@app.get("/accounts")
def accounts():
    der = request.environ["gunicorn.socket"].getpeercert(binary_form=True)
    if der is None:
        abort(401)
    ensure_not_revoked(der)
    token = request.headers["Authorization"].removeprefix("Bearer ")
    claims = jwt.decode(token, ISSUER_KEY, algorithms=["ES256"], audience="accounts")
    if claims["sub"] not in CLIENTS:
        abort(401)
    return jsonify(owner=claims["sub"])
