# options: client-certificates=verified short-lived-certificates
import functools
import hmac

import jwt
from flask import Flask, abort, g, jsonify, request

from pki import ISSUER, thumbprint_of

app = Flask(__name__)


def token_required(view):
    @functools.wraps(view)
    def wrapper(*args, **kwargs):
        token = request.headers["Authorization"][7:]
        g.claims = jwt.decode(token, ISSUER, algorithms=["ES256"], audience="shop")
        return view(*args, **kwargs)

    return wrapper


def binding_required(view):
    @functools.wraps(view)
    def wrapper(*args, **kwargs):
        der = request.environ["gunicorn.socket"].getpeercert(binary_form=True)
        if not hmac.compare_digest(g.claims["cnf"]["x5t#S256"], thumbprint_of(der)):
            abort(401)
        return view(*args, **kwargs)

    return wrapper


@app.get("/orders")
@token_required
@binding_required
def orders():
    return jsonify(user=g.claims["sub"])


@app.post("/refunds")  # expect: MTLS402
@token_required
def refunds():
    return jsonify(refunded_by=g.claims["sub"])
