from bottle import abort, hook, request, route
from cryptography import x509

from svc.pki import is_revoked
from svc.tokens import accept, issue


@hook("before_request")
def client_certificate():
    if request.environ.get("SSL_CLIENT_VERIFY") != "SUCCESS":
        abort(401)
    request.client = x509.load_pem_x509_certificate(request.environ["SSL_CLIENT_CERT"].encode())
    if is_revoked(request.client):
        abort(403)


@route("/token", method="POST")
def token():
    return {"access_token": issue(request.client)}


@route("/accounts")
def accounts():
    return accept(request.headers["Authorization"][7:], request.client)
