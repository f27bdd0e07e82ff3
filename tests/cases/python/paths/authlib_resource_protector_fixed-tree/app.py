from authlib.integrations.flask_oauth2 import ResourceProtector, current_token
from flask import Flask, jsonify

from svc.validator import BoundTokenValidator

app = Flask(__name__)
require_oauth = ResourceProtector()
require_oauth.register_token_validator(BoundTokenValidator(issuer="https://issuer.example"))


@app.get("/accounts")
@require_oauth("accounts")
def accounts():
    return jsonify(owner=current_token["sub"])
