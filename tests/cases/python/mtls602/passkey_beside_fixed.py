# options: client-certificates=verified short-lived-certificates
import time

import jwt
from flask import Flask, abort, jsonify, request
from webauthn import verify_authentication_response
from werkzeug.security import check_password_hash

from registry import KEY, thumbprint_of, users

app = Flask(__name__)


def issue(subject, pem):
    cnf = {"x5t#S256": thumbprint_of(pem)} if pem else {"jkt": request.form["jkt"]}
    return jwt.encode({"sub": subject, "cnf": cnf, "exp": int(time.time()) + 300}, KEY, algorithm="ES256")


@app.post("/token")
def token():
    pem = request.environ.get("SSL_CLIENT_CERT")
    if pem:
        subject = request.environ["SSL_CLIENT_S_DN_CN"]
    else:
        user = users.find(request.form["name"])
        if not check_password_hash(user.password, request.form["password"]):
            abort(401)
        verify_authentication_response(
            credential=request.form["credential"],
            expected_challenge=user.challenge,
            expected_rp_id="shop.example",
            expected_origin="https://shop.example",
            credential_public_key=user.passkey,
            credential_current_sign_count=user.count,
        )
        subject = user.name
    return jsonify(access_token=issue(subject, pem))
