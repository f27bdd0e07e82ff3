import functools
from flask import abort, request
from cryptography import x509
from svc.pki import is_revoked


class mutual_tls:
    def __init__(self, view):
        functools.update_wrapper(self, view)
        self.view = view

    def __call__(self, *args, **kwargs):
        if request.environ.get("SSL_CLIENT_VERIFY") != "SUCCESS":
            abort(401)
        cert = x509.load_pem_x509_certificate(request.environ["SSL_CLIENT_CERT"].encode())
        return self.view(cert, *args, **kwargs)


def timed(view):
    @functools.wraps(view)
    def inner(*a, **k):
        print("timing")
        return view(*a, **k)

    return inner
