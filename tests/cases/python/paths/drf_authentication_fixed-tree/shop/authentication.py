from cryptography import x509
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.permissions import BasePermission

from shop.pki import is_revoked


class CertificateAuthentication(BaseAuthentication):
    def authenticate(self, request):
        if request.META.get("SSL_CLIENT_VERIFY") != "SUCCESS":
            raise AuthenticationFailed("client certificate required")
        cert = x509.load_pem_x509_certificate(request.META["SSL_CLIENT_CERT"].encode())
        request.cert = cert
        return cert.subject.rfc4514_string(), cert


class NotRevoked(BasePermission):
    def has_permission(self, request, view):
        return not is_revoked(request.cert)
