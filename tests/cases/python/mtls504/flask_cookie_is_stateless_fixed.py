# options: client-certificates=verified short-lived-certificates
from flask import Flask, abort, request, session

app = Flask(__name__)


@app.post("/login")
def login():
    if request.environ.get("SSL_CLIENT_VERIFY") != "SUCCESS":
        abort(401)
    session["user"] = request.environ["SSL_CLIENT_S_DN_CN"]
    return "", 204
