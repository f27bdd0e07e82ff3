from cryptography import x509
from ninja.security import HttpBearer

from shop import tokens
from shop.pki import is_revoked


def client_certificate(request):
    if request.META.get("SSL_CLIENT_VERIFY") != "SUCCESS":
        return None
    cert = x509.load_pem_x509_certificate(request.META["SSL_CLIENT_CERT"].encode())
    if is_revoked(cert):
        return None
    return cert


class BoundToken(HttpBearer):
    def authenticate(self, request, token):
        cert = client_certificate(request)
        if cert is None:
            return None
        return tokens.accept(token, cert)
