# options: client-certificates=verified
import base64

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from rest_framework_simplejwt.tokens import RefreshToken

from shop.models import client_of

CRL = x509.load_pem_x509_crl(open("/etc/pki/clients.crl", "rb").read())


def presented(request):
    cert = x509.load_pem_x509_certificate(request.META["SSL_CLIENT_CERT"].encode())
    if CRL.get_revoked_certificate_by_serial_number(cert.serial_number) is not None:
        raise PermissionDenied
    return cert


def thumbprint(cert):
    return base64.urlsafe_b64encode(cert.fingerprint(hashes.SHA256())).rstrip(b"=").decode()


def token(request):
    cert = presented(request)
    refresh = RefreshToken.for_user(client_of(cert.subject.rfc4514_string()))
    refresh["iss"] = "https://issuer.example"
    # expect: MTLS301
    return JsonResponse({"access": str(refresh.access_token)})
