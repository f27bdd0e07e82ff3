from functools import wraps

from cryptography import x509
from flask import abort, g, request

from . import pki


def certificate_required(view):
    @wraps(view)
    def guarded(*args, **kwargs):
        cert = x509.load_der_x509_certificate(request.environ["peercert"])
        if pki.is_revoked(cert):
            return abort(403)
        g.cert = cert
        return view(*args, **kwargs)

    return guarded
