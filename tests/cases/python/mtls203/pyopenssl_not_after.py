# options: short-lived-certificates
import time

import jwt
from flask import Flask, abort, jsonify, request
from OpenSSL import crypto

from shop.registry import KEY, PINS, moment, thumbprint_of

app = Flask(__name__)


@app.post("/token")
def token():
    certificate = crypto.load_certificate(crypto.FILETYPE_PEM, request.environ["SSL_CLIENT_CERT"])
    if certificate.digest("sha256") not in PINS:  # expect: MTLS203
        abort(403)
    if moment(certificate.get_subject()) < time.time():
        abort(403)
    cnf = {"x5t#S256": thumbprint_of(request.environ["SSL_CLIENT_CERT"])}
    claims = {"sub": "device", "exp": int(time.time()) + 300, "cnf": cnf}
    return jsonify(access_token=jwt.encode(claims, KEY, algorithm="ES256"))
