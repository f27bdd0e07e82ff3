# options: client-certificates=verified
import base64

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseForbidden, JsonResponse
from rest_framework_simplejwt.tokens import RefreshToken

CRL = x509.load_pem_x509_crl(open("/etc/pki/clients.crl", "rb").read())


def presented(request):
    cert = x509.load_pem_x509_certificate(request.META["SSL_CLIENT_CERT"].encode())
    if CRL.get_revoked_certificate_by_serial_number(cert.serial_number) is not None:
        raise PermissionDenied
    return cert


def thumbprint(cert):
    return base64.urlsafe_b64encode(cert.fingerprint(hashes.SHA256())).rstrip(b"=").decode()


def accounts(request):
    cert = presented(request)
    claims = RefreshToken(request.headers["Authorization"][7:])  # expect: MTLS303
    if claims["sub"] != cert.subject.rfc4514_string():
        return HttpResponseForbidden()
    return JsonResponse({"owner": claims["sub"]})
