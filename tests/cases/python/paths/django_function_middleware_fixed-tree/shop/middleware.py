from cryptography import x509
from django.http import HttpResponseForbidden

from shop.pki import is_revoked


def client_certificate(get_response):
    def middleware(request):
        if request.META.get("SSL_CLIENT_VERIFY") != "SUCCESS":
            return HttpResponseForbidden("client certificate required")
        certificate = x509.load_pem_x509_certificate(request.META["SSL_CLIENT_CERT"].encode())
        if is_revoked(certificate):
            return HttpResponseForbidden("revoked")
        request.certificate = certificate
        return get_response(request)

    return middleware
