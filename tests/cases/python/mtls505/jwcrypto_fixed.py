# options: persona=pedantic client-certificates=verified short-lived-certificates
import hmac

import json

from jwcrypto import jwt
from flask import Flask, abort, jsonify, request

from pki import ISSUER, thumbprint_of

app = Flask(__name__)


@app.get("/orders")
def orders():
    der = request.environ["gunicorn.socket"].getpeercert(binary_form=True)
    token = request.headers["Authorization"][7:]
    decoded = jwt.JWT(jwt=token, key=ISSUER, algs=["ES256"], check_claims={"aud": "https://orders.example"})
    claims = json.loads(decoded.claims)
    if not hmac.compare_digest(claims["cnf"]["x5t#S256"], thumbprint_of(der)):
        abort(401)
    return jsonify(user=claims["sub"])
