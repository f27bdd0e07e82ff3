# options: client-certificates=verified short-lived-certificates
import hmac

import jwt
from flask import Flask, abort, request, session
from flask_session import Session

from pki import ISSUER, thumbprint_of

app = Flask(__name__)
app.config["SESSION_TYPE"] = "redis"
Session(app)


@app.post("/login")
def login():
    der = request.environ["gunicorn.socket"].getpeercert(binary_form=True)
    claims = jwt.decode(request.headers["Authorization"][7:], ISSUER, algorithms=["ES256"], audience="shop")
    if not hmac.compare_digest(claims["cnf"]["x5t#S256"], thumbprint_of(der)):
        abort(401)
    app.session_interface.regenerate(session)
    session["user"] = claims["sub"]
    return "", 204
