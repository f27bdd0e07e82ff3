# options: client-certificates=verified short-lived-certificates
import hmac

import jwt
from flask import Flask, abort, jsonify, request

from shop.registry import PUBLIC, thumbprint_of

app = Flask(__name__)


@app.get("/accounts")
def accounts():
    pem = request.environ["SSL_CLIENT_CERT"]
    claims = jwt.decode(request.headers["Authorization"][7:], PUBLIC, algorithms=["ES256"])
    if not (bound := claims.get("cnf", {}).get("x5t#S256")) or not hmac.compare_digest(bound, thumbprint_of(pem)):
        abort(403)
    return jsonify(owner=claims["sub"], bound=bound)
