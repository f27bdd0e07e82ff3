# options: short-lived-certificates client-certificates=verified
import hashlib

import jwt
from flask import Flask, abort, jsonify, request

from settings import ISSUER, REQUIRE_BOUND

app = Flask(__name__)


@app.get("/orders")
def orders():
    claims = jwt.decode(request.headers["Authorization"][7:], ISSUER, algorithms=["RS256"])
    if "cnf" in claims:  # expect: MTLS402
        presented = hashlib.sha256(request.environ["SSL_CLIENT_CERT"].encode()).hexdigest()
        if claims["cnf"]["x5t#S256"] != presented:
            abort(401)
    return jsonify(client=claims["sub"])
