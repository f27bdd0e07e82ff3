from flask import Flask, jsonify, request
from jose import jwt

from keys import public_key_for

app = Flask(__name__)


@app.post("/mtls/events")
def events():
    client_cert = request.environ["SSL_CLIENT_CERT"]
    token = request.get_json()["token"]
    kid = jwt.get_unverified_header(token)["kid"]
    claims = jwt.decode(token, public_key_for(kid), algorithms=["RS256"])  # expect: MTLS303
    return jsonify(accepted=claims["jti"], size=len(client_cert))
