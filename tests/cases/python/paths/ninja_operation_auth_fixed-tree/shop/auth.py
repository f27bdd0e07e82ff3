from cryptography import x509
from django.conf import settings
from django.utils.crypto import constant_time_compare
from ninja.security import APIKeyHeader

from shop.pki import is_revoked


def client_certificate(request):
    if request.META.get("SSL_CLIENT_VERIFY") != "SUCCESS":
        return None
    cert = x509.load_pem_x509_certificate(request.META["SSL_CLIENT_CERT"].encode())
    return None if is_revoked(cert) else cert


class OperatorKey(APIKeyHeader):
    def authenticate(self, request, key):
        return "operator" if constant_time_compare(key or "", settings.OPERATOR_KEY) else None
