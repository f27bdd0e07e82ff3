# options: persona=pedantic client-certificates=verified short-lived-certificates
import hmac

from jose import jwt
from flask import Flask, abort, jsonify, request

from pki import ISSUER, thumbprint_of

app = Flask(__name__)


@app.get("/orders")
def orders():
    der = request.environ["gunicorn.socket"].getpeercert(binary_form=True)
    token = request.headers["Authorization"][7:]
    claims = jwt.decode(token, ISSUER, algorithms=["ES256"])  # expect: MTLS505
    if not hmac.compare_digest(claims["cnf"]["x5t#S256"], thumbprint_of(der)):
        abort(401)
    return jsonify(user=claims["sub"])
