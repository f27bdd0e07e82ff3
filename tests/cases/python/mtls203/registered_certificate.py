# options: short-lived-certificates
# A self-signed certificate registered for the client needs no dates (RFC 8705 section 2.2).
import hashlib
import hmac
import time

import jwt
from flask import Flask, abort, request

from models import Client

app = Flask(__name__)
KEY = open("/run/secrets/key.pem").read()


@app.post("/token")
def token():
    digest = hashlib.sha256(request.environ["SSL_CLIENT_CERT"].encode()).hexdigest()
    client = Client.objects.get(pk=request.form["client_id"])
    if client is None or not hmac.compare_digest(digest, client.fingerprint):
        abort(401)
    claims = {"sub": client.pk, "cnf": {"x5t#S256": digest}, "exp": int(time.time()) + 60}
    return jwt.encode(claims, KEY, algorithm="RS256")
