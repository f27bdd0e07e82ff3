from cryptography import x509
from django.core.exceptions import PermissionDenied

from shop.pki import is_revoked


class ClientCertificateMixin:
    """Views whose callers present a client certificate."""

    def dispatch(self, request, *args, **kwargs):
        if request.META.get("SSL_CLIENT_VERIFY") != "SUCCESS":
            raise PermissionDenied
        self.cert = x509.load_pem_x509_certificate(request.META["SSL_CLIENT_CERT"].encode())
        if is_revoked(self.cert):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)
