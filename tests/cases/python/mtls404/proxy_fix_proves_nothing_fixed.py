# options: short-lived-certificates
import urllib.parse
import time

import jwt
from cryptography import x509
from flask import Flask, abort, jsonify, request

from werkzeug.middleware.proxy_fix import ProxyFix
from pki import KEY, thumbprint_of, verify_chain


app = Flask(__name__)


def issue(certificate):
    verify_chain(certificate)
    claims = {
        "sub": certificate.subject.rfc4514_string(),
        "cnf": {"x5t#S256": thumbprint_of(certificate)},
        "exp": int(time.time()) + 300,
    }
    return jwt.encode(claims, KEY, algorithm="ES256")


app.wsgi_app = ProxyFix(app.wsgi_app, x_for=1)


@app.post("/token")
def token():
    if request.environ["REMOTE_ADDR"] != app.config["GATEWAY"]:
        abort(403)
    pem = urllib.parse.unquote(request.headers["X-SSL-Client-Cert"])
    return jsonify(access_token=issue(x509.load_pem_x509_certificate(pem.encode())))
