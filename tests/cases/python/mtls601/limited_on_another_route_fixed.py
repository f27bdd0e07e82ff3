# options: persona=pedantic client-certificates=verified short-lived-certificates
import time

import jwt
from flask import Flask, abort, jsonify, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

from registry import CLIENTS, KEY, thumbprint_of

app = Flask(__name__)
limiter = Limiter(get_remote_address, app=app)


@app.post("/token")
@limiter.limit("10 per minute")
def token():
    name = request.environ["SSL_CLIENT_S_DN_CN"]
    if name not in CLIENTS:
        abort(403)
    cnf = {"x5t#S256": thumbprint_of(request.environ["SSL_CLIENT_CERT"])}
    claims = {"sub": name, "cnf": cnf, "exp": int(time.time()) + 300}
    return jsonify(access_token=jwt.encode(claims, KEY, algorithm="ES256"))
