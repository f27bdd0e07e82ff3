# options: client-certificates=verified short-lived-certificates
import os
import time

import jwt
from flask import Flask, abort, jsonify, request

from pki import thumbprint_of

SECRET = os.environ["JWT_SECRET"]
app = Flask(__name__)


@app.post("/token")
def token():
    if request.environ.get("SSL_CLIENT_VERIFY") != "SUCCESS":
        abort(401)
    cnf = {"x5t#S256": thumbprint_of(request.environ["SSL_CLIENT_CERT"])}
    claims = {"sub": request.environ["SSL_CLIENT_S_DN_CN"], "cnf": cnf, "exp": int(time.time()) + 300}
    return jsonify(access_token=jwt.encode(claims, SECRET, algorithm="HS256"))
