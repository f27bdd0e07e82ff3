# options: client-certificates=verified short-lived-certificates
import hmac
import json

from flask import Flask, abort, jsonify, request
from jose import jws

from shop.registry import PUBLIC, thumbprint_of

app = Flask(__name__)


@app.get("/accounts")
def accounts():
    raw = request.headers["Authorization"][7:]
    claims = json.loads(jws.verify(raw, PUBLIC, algorithms=["ES256"]))
    if not hmac.compare_digest(claims["cnf"]["x5t#S256"], thumbprint_of(request.environ["SSL_CLIENT_CERT"])):
        abort(403)
    return jsonify(owner=claims["sub"])
