from cryptography import x509
from flask import abort, g, request

from svc.pki import is_revoked


def before_request():
    if request.environ.get("SSL_CLIENT_VERIFY") != "SUCCESS":
        abort(401)
    g.client = x509.load_pem_x509_certificate(request.environ["SSL_CLIENT_CERT"].encode())
    if is_revoked(g.client):
        abort(403)
