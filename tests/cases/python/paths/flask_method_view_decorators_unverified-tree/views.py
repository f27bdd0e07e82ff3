from flask import jsonify, request
from flask.views import MethodView

from auth import mutual_tls
from tokens import accept, issue


class Tokens(MethodView):
    decorators = [mutual_tls()]

    def post(self, cert):
        return jsonify(access_token=issue(cert))

    def get(self, cert):
        claims = accept(request.headers["Authorization"][7:], cert)
        return jsonify(owner=claims["sub"])
