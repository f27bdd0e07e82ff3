from pathlib import Path

import jwt
from flask import Flask, abort, request

app = Flask(__name__)
ISSUER_KEY = Path("/etc/issuer/public.pem").read_text()


@app.get("/me")
def me():
    cert = request.environ.get("SSL_CLIENT_CERT")
    if not cert:
        abort(401)
    claims = jwt.decode(request.args["token"], ISSUER_KEY, algorithms=["RS256"])
    return {"user": claims["sub"]}
