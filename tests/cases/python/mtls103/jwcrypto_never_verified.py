# options: client-certificates=verified short-lived-certificates
import hmac
import json

from flask import Flask, abort, jsonify, request
from jwcrypto import jws

from shop.registry import thumbprint_of

app = Flask(__name__)


def received(raw):
    token = jws.JWS()
    token.deserialize(raw)  # expect: MTLS103
    return token


@app.get("/accounts")
def accounts():
    raw = request.headers["Authorization"][7:]
    claims = json.loads(received(raw).objects["payload"])
    if not hmac.compare_digest(claims["cnf"]["x5t#S256"], thumbprint_of(request.environ["SSL_CLIENT_CERT"])):
        abort(403)
    return jsonify(owner=claims["sub"])
