# options: assume-mtls
"""Enrolment of tablets: who lost the certificate of a tablet gets a token with which to enrol again."""

import time

import jwt
import pyotp
from flask import Flask, abort, jsonify, request

from tablets.keys import SIGNING_KEY
from tablets.owners import owners

app = Flask(__name__)


@app.post("/certificates/recover")
def recover():
    owner = owners.by_mail(request.json["email"])
    if owner is None or not owner.active:
        abort(404)
    if not pyotp.TOTP(owner.seed).verify(request.json["code"]):
        abort(401)
    claims = {"sub": owner.tablet, "scope": "enroll", "exp": int(time.time()) + 300}
    return jsonify(enrollment_token=jwt.encode(claims, SIGNING_KEY, algorithm="ES256"))
