import hmac

import jwt
from cryptography import x509
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed

from shop import tokens
from shop.pki import is_revoked


class BoundTokenAuthentication(BaseAuthentication):
    def authenticate(self, request):
        if request.META.get("SSL_CLIENT_VERIFY") != "SUCCESS":
            return None
        cert = x509.load_pem_x509_certificate(request.META["SSL_CLIENT_CERT"].encode())
        if is_revoked(cert):
            print("revoked")
        scheme, token = get_authorization_header(request).split()
        if scheme != b"Bearer":
            return None
        claims = tokens.accept(token, cert)
        return claims["sub"], cert
