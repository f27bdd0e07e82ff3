from functools import wraps

from cryptography import x509
from django.http import HttpResponseForbidden

from shop.pki import is_revoked


def client_certificate_required(view):
    @wraps(view)
    def wrapped(request, *args, **kwargs):
        if request.META.get("SSL_CLIENT_VERIFY") != "SUCCESS":
            return HttpResponseForbidden("client certificate required")
        request.cert = x509.load_pem_x509_certificate(request.META["SSL_CLIENT_CERT"].encode())
        if is_revoked(request.cert):
            return HttpResponseForbidden("revoked")
        return view(request, *args, **kwargs)

    return wrapped
