from cryptography import x509
from django.http import HttpResponseForbidden
from django.utils.deprecation import MiddlewareMixin

from shop.pki import is_revoked


class MutualTls(MiddlewareMixin):
    def process_view(self, request, view_func, view_args, view_kwargs):
        if request.META.get("SSL_CLIENT_VERIFY") != "SUCCESS":
            return HttpResponseForbidden("client certificate required")
        request.cert = x509.load_pem_x509_certificate(request.META["SSL_CLIENT_CERT"].encode())
        if is_revoked(request.cert):
            return HttpResponseForbidden("revoked")
        return None
