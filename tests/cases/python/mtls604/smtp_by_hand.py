# options: assume-mtls client-certificates=verified short-lived-certificates
import smtplib
import time

import jwt
from flask import Flask, jsonify, request

from registry import KEY, users

app = Flask(__name__)


@app.post("/recover")
def recover():
    user = users.by_mail(request.json["email"])
    claims = {"sub": user.id, "exp": int(time.time()) + 300}
    issued = jwt.encode(claims, KEY, algorithm="ES256")  # expect: MTLS604
    server = smtplib.SMTP("mail.internal")
    server.sendmail("no-reply@shop.example", user.mail, "Subject: recovered")
    return jsonify(access_token=issued)
