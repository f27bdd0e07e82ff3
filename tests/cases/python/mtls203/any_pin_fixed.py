# options: short-lived-certificates
import hashlib
import hmac
import json
import time

import jwt
from cryptography import x509
from flask import Flask, abort, request

app = Flask(__name__)
KEY = open("/run/secrets/key.pem").read()
PINS = json.load(open("/etc/pins.json"))


@app.post("/token")
def token():
    certificate = x509.load_pem_x509_certificate(request.environ["SSL_CLIENT_CERT"].encode())
    digest = hashlib.sha256(certificate.public_bytes(x509.base.serialization.Encoding.DER)).hexdigest()
    if not any(hmac.compare_digest(digest, pin) for pin in PINS):
        abort(401)
    if time.time() > certificate.not_valid_after_utc.timestamp():
        abort(401)
    claims = {"sub": digest[:8], "cnf": {"x5t#S256": digest}, "exp": int(time.time()) + 60}
    return jwt.encode(claims, KEY, algorithm="RS256")
