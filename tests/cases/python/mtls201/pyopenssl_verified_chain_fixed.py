import hmac

import jwt
from flask import Flask, abort, jsonify, request
from OpenSSL import crypto

from shop.registry import PUBLIC, STORE, thumbprint_of

app = Flask(__name__)


@app.get("/accounts")
def accounts():
    pem = request.environ["SSL_CLIENT_CERT"]
    certificate = crypto.load_certificate(crypto.FILETYPE_PEM, pem)
    store = crypto.X509Store()
    store.load_locations("/etc/pki/ca.pem", "/etc/pki/crl")
    store.set_flags(crypto.X509StoreFlags.CRL_CHECK_ALL)
    context = crypto.X509StoreContext(store, certificate)
    context.verify_certificate()
    context.get_verified_chain()
    claims = jwt.decode(request.headers["Authorization"][7:], PUBLIC, algorithms=["ES256"])
    if not hmac.compare_digest(claims["cnf"]["x5t#S256"], thumbprint_of(pem)):
        abort(403)
    return jsonify(owner=claims["sub"])
