import jwt
from flask import Flask, abort, jsonify, request

from keys import key_by_id

app = Flask(__name__)


@app.post("/events")
def events():
    token = request.headers["Authorization"][7:]
    header = jwt.get_unverified_header(token)
    key = key_by_id(header["kid"])
    claims = jwt.decode(token, key, algorithms=["ES256"])
    return jsonify(accepted=claims["jti"])
