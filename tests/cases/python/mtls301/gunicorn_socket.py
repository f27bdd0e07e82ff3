import ssl
import time

import jwt
from flask import Flask, abort, jsonify, request

from pki import ensure_not_revoked, thumbprint

app = Flask(__name__)
KEY = open("/run/secrets/key.pem").read()


@app.post("/token")
def token():
    peer = request.environ["gunicorn.socket"].getpeercert()
    if not peer:
        abort(401)
    ensure_not_revoked(peer)
    subject = dict(part[0] for part in peer["subject"])
    claims = {"sub": subject["commonName"], "exp": int(time.time()) + 300}
    return jsonify(token=jwt.encode(claims, KEY, "RS256"))  # expect: MTLS301
