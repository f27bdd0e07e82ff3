import time

import jwt
from flask import Flask, abort, jsonify, request

from pki import ensure_serial_not_revoked, thumbprint

app = Flask(__name__)
KEY = open("/run/secrets/key.pem").read()


@app.post("/token")
def token():
    env = request.environ
    if env["SSL_CLIENT_VERIFY"] != "SUCCESS":
        abort(401)
    ensure_serial_not_revoked(env["SSL_CLIENT_M_SERIAL"])
    claims = {
        "sub": env["SSL_CLIENT_S_DN_CN"],
        "dn": env["SSL_CLIENT_S_DN"],
        "serial": env["SSL_CLIENT_M_SERIAL"],
        "exp": int(time.time()) + 300,
    }
    return jsonify(token=jwt.encode(claims, KEY, "RS256"))  # expect: MTLS302
