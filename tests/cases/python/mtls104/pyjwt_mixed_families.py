# options: client-certificates=verified short-lived-certificates
import base64
import hashlib
import hmac

import jwt
from flask import Flask, abort, jsonify, request

app = Flask(__name__)
ISSUER = open("/etc/issuer/public.pem").read()


@app.get("/orders")
def orders():
    der = request.environ["gunicorn.socket"].getpeercert(binary_form=True)
    thumbprint = base64.urlsafe_b64encode(hashlib.sha256(der).digest()).rstrip(b"=").decode()
    claims = jwt.decode(request.headers["Authorization"][7:], ISSUER, algorithms=["RS256", "HS256"])  # expect: MTLS104
    if not hmac.compare_digest(claims["cnf"]["x5t#S256"], thumbprint):
        abort(401)
    return jsonify(user=claims["sub"])
