# options: persona=pedantic client-certificates=verified short-lived-certificates
import calendar
import math
import time
from datetime import datetime, timedelta, timezone

import jwt
from cryptography import x509
from dateutil.relativedelta import relativedelta
from django.utils import timezone as django_timezone
from flask import Flask, abort, jsonify, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

from registry import CLIENTS, KEY, TTL, thumbprint_of

app = Flask(__name__)
limiter = Limiter(get_remote_address, app=app, default_limits=["30 per minute"])


@app.post("/token")
def token():
    der = request.environ["gunicorn.socket"].getpeercert(binary_form=True)
    certificate = x509.load_der_x509_certificate(der)
    name = certificate.subject.rfc4514_string()
    if name not in CLIENTS:
        abort(403)
    expires = int(time.time()) + TTL
    claims = {"sub": name, "cnf": {"x5t#S256": thumbprint_of(der)}, "exp": expires}
    return jsonify(access_token=jwt.encode(claims, KEY, algorithm="ES256"))  # expect: MTLS502
