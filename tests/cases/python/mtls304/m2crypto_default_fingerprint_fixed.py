# options: client-certificates=verified short-lived-certificates
import hmac

import jwt
from flask import Flask, jsonify, request
from M2Crypto import X509

app = Flask(__name__)
PUBLIC = open("/etc/issuer/public.pem").read()


def accept(token, environ):
    certificate = X509.load_cert_string(environ["SSL_CLIENT_CERT"])
    claims = jwt.decode(token, PUBLIC, algorithms=["ES256"])
    if not hmac.compare_digest(claims["cnf"]["x5t#S256"], certificate.get_fingerprint("sha256")):
        raise PermissionError
    return claims


@app.get("/accounts")
def accounts():
    return jsonify(owner=accept(request.headers["Authorization"][7:], request.environ)["sub"])
