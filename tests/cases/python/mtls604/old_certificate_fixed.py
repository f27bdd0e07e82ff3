# options: assume-mtls client-certificates=verified short-lived-certificates
import time

import jwt
from flask import Flask, abort, jsonify, request

from registry import KEY, mail, users

app = Flask(__name__)


@app.post("/reprovision")
def reprovision():
    if request.environ.get("SSL_CLIENT_VERIFY") != "SUCCESS":
        abort(401)
    user = users.by_mail(request.json["email"])
    cnf = {"x5t#S256": users.thumbprint_of(request.environ["SSL_CLIENT_CERT"])}
    claims = {"sub": user.id, "cnf": cnf, "exp": int(time.time()) + 300}
    return jsonify(access_token=jwt.encode(claims, KEY, algorithm="ES256"))
