from cryptography import x509
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed

from shop import tokens
from shop.pki import is_revoked


class CertificateAuthentication(BaseAuthentication):
    def authenticate(self, request):
        if request.META.get("SSL_CLIENT_VERIFY") != "SUCCESS":
            raise AuthenticationFailed("client certificate required")
        cert = x509.load_pem_x509_certificate(request.META["SSL_CLIENT_CERT"].encode())
        if is_revoked(cert):
            raise AuthenticationFailed("revoked")
        return cert.subject.rfc4514_string(), cert


class BoundTokenAuthentication(CertificateAuthentication):
    def authenticate(self, request):
        _, cert = super().authenticate(request)
        claims = tokens.accept(request.headers["Authorization"][7:], cert)
        return claims["sub"], claims

    def authenticate_header(self, request):
        return "Bearer"
