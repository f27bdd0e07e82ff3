# options: short-lived-certificates client-certificates=verified
import hashlib

import jwt
from flask import Flask, abort, jsonify, request

app = Flask(__name__)
ISSUER = open("/etc/issuer.pub").read()


@app.get("/orders")
def orders():
    presented = hashlib.sha256(request.environ["SSL_CLIENT_CERT"].encode()).hexdigest()
    claims = jwt.decode(request.headers["Authorization"][7:], ISSUER, algorithms=["RS256"])
    expected = claims.get("cnf", {}).get("x5t#S256")
    if expected is None or expected != presented:
        abort(401)
    return jsonify(client=claims["sub"])
