# options: client-certificates=verified short-lived-certificates
from datetime import timedelta

from flask import Flask, abort, jsonify, request
from flask_jwt_extended import create_access_token

from registry import CLIENTS, thumbprint_of

app = Flask(__name__)


@app.post("/token")
def token():
    name = request.environ["SSL_CLIENT_S_DN_CN"]
    if name not in CLIENTS:
        abort(403)
    bound = {"cnf": {"x5t#S256": thumbprint_of(request.environ["SSL_CLIENT_CERT"])}}
    # expect: MTLS502
    issued = create_access_token(name, expires_delta=timedelta(days=90), additional_claims=bound)
    return jsonify(access_token=issued)
