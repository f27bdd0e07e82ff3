from flask import Flask, jsonify
from svc.deco import mutual_tls, timed
from svc.tokens import issue

app = Flask(__name__)


@app.post("/token")
@timed
@mutual_tls
def token(cert):
    return jsonify(token=issue(cert))
