# options: client-certificates=verified short-lived-certificates
import hmac

from flask import Flask, abort, jsonify, request
from spiffe import JwtSvid

from shop.registry import bundle, thumbprint_of

app = Flask(__name__)


@app.get("/accounts")
def accounts():
    svid = JwtSvid.parse_insecure(request.headers["Authorization"][7:], {"shop"})  # expect: MTLS103
    cert = request.environ["SSL_CLIENT_CERT"]
    if not hmac.compare_digest(svid.claims["cnf"]["x5t#S256"], thumbprint_of(cert)):
        abort(403)
    if svid.spiffe_id not in bundle.members:
        abort(403)
    return jsonify(owner=svid.spiffe_id)
