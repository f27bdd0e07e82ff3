# options: client-certificates=verified short-lived-certificates
import hmac

import jwt
from flask import Flask, abort, jsonify, request

from pki import thumbprint_of

app = Flask(__name__)
ISSUER = open("/etc/issuer/public.pem").read()


@app.get("/orders")
def orders():
    der = request.environ["gunicorn.socket"].getpeercert(binary_form=True)
    token = request.headers["Authorization"].removeprefix("Bearer ")
    header = jwt.get_unverified_header(token)
    if header["kid"] != "2026-01":
        abort(401)
    claims = jwt.decode(token, ISSUER, algorithms=[header["alg"]])  # expect: MTLS104
    if not hmac.compare_digest(claims["cnf"]["x5t#S256"], thumbprint_of(der)):
        abort(401)
    return jsonify(user=claims["sub"])
