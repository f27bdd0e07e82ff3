from functools import wraps

from cryptography import x509
from flask import abort, request

from pki import is_revoked


def mutual_tls(*, deny=401):
    """Hands the verified client certificate to the view."""

    def decorate(view):
        @wraps(view)
        def guarded(*args, **kwargs):
            cert = x509.load_pem_x509_certificate(request.environ["SSL_CLIENT_CERT"].encode())
            if is_revoked(cert):
                abort(deny)
            return view(*args, cert=cert, **kwargs)

        return guarded

    return decorate
