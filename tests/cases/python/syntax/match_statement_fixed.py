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
    match claims:
        case {"cnf": {"x5t#S256": str(bound)}} if hmac.compare_digest(bound, thumbprint_of(pem)):
            return jsonify(owner=claims["sub"], bound=bound)
        case _:
            abort(403)
