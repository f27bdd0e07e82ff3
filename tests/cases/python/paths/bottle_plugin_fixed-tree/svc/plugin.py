from functools import wraps

from bottle import abort, request
from cryptography import x509

from svc.pki import is_revoked


def client_certificate(callback):
    @wraps(callback)
    def wrapper(*args, **kwargs):
        if request.environ.get("SSL_CLIENT_VERIFY") != "SUCCESS":
            abort(401, "client certificate required")
        request.client = x509.load_pem_x509_certificate(request.environ["SSL_CLIENT_CERT"].encode())
        if is_revoked(request.client):
            abort(403, "revoked")
        return callback(*args, **kwargs)

    return wrapper
