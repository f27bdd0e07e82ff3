from flask import Blueprint, jsonify
from flask_jwt_extended import create_access_token, create_refresh_token, get_jwt, jwt_required

from svc.client import presented

api = Blueprint("api", __name__)


@api.post("/token")
def token():
    cert = presented()
    return jsonify(access_token=create_access_token(identity=cert.subject.rfc4514_string()))


@api.post("/refresh")
def refresh():
    cert = presented()
    return jsonify(refresh_token=create_refresh_token(identity=cert.subject.rfc4514_string()))


@api.get("/orders")
@jwt_required()
def orders():
    cert = presented()
    return jsonify(client=get_jwt()["sub"], serial=cert.serial_number)
