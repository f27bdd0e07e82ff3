# options: assume-mtls client-certificates=verified short-lived-certificates
import smtplib
import time
from email.message import EmailMessage

import jwt
from flask import Flask, jsonify, request

from registry import KEY, users

app = Flask(__name__)


@app.post("/recover")
def recover():
    user = users.by_mail(request.json["email"])
    claims = {"sub": user.id, "exp": int(time.time()) + 300}
    issued = jwt.encode(claims, KEY, algorithm="ES256")
    message = EmailMessage()
    message["To"] = user.mail
    message.set_content(f"Your token: {issued}")
    with smtplib.SMTP("mail.internal") as server:
        server.send_message(message)
    return jsonify(sent=True)
