from flask import Blueprint, g, jsonify, request

from shop.tokens import accept, issue

api = Blueprint("api", __name__, url_prefix="/api")


@api.post("/token")
def token():
    return jsonify(access_token=issue(g.client_cert))


@api.get("/accounts")
def accounts():
    claims = accept(request.headers["Authorization"].removeprefix("Bearer "), g.client_cert)
    return jsonify(owner=claims["sub"])
