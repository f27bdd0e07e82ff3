# options: persona=pedantic client-certificates=verified short-lived-certificates
import hmac

from joserfc import jwt
from flask import Flask, abort, jsonify, request

from pki import ISSUER, thumbprint_of

REGISTRY = jwt.JWTClaimsRegistry(
    exp={"essential": True},
    aud={"essential": True, "value": "https://orders.example"},
)
app = Flask(__name__)


@app.get("/orders")
def orders():
    der = request.environ["gunicorn.socket"].getpeercert(binary_form=True)
    token = request.headers["Authorization"][7:]
    decoded = jwt.decode(token, ISSUER, algorithms=["ES256"])
    claims = decoded.claims
    REGISTRY.validate(claims)
    if not hmac.compare_digest(claims["cnf"]["x5t#S256"], thumbprint_of(der)):
        abort(401)
    return jsonify(user=claims["sub"])
