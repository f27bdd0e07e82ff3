import jwt
from flask import Flask, jsonify, request

app = Flask(__name__)
ISSUER = open("/etc/pki/issuer.pem").read()


@app.get("/account")
def account():
    bearer = request.headers["Authorization"].removeprefix("Bearer ")
    claims = jwt.decode(bearer, ISSUER, algorithms=["RS256"], audience="accounts")
    return jsonify(account=claims["sub"])
