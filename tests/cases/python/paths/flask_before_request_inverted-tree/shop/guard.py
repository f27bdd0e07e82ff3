from cryptography import x509
from flask import abort, g, request

from shop.pki import is_revoked


def require_certificate():
    """Runs in front of every view of the application."""
    if request.environ.get("SSL_CLIENT_VERIFY") != "SUCCESS":
        abort(401)
    cert = x509.load_pem_x509_certificate(request.environ["SSL_CLIENT_CERT"].encode())
    if not is_revoked(cert):
        abort(403)
    g.client_cert = cert
