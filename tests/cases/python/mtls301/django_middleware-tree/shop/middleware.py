from cryptography import x509
from django.http import HttpResponseForbidden

CRL = x509.load_pem_x509_crl(open("/etc/pki/ca.crl", "rb").read())


class ClientCertificateMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.META.get("SSL_CLIENT_VERIFY") != "SUCCESS":
            return HttpResponseForbidden("client certificate required")
        certificate = x509.load_pem_x509_certificate(request.META["SSL_CLIENT_CERT"].encode())
        if CRL.get_revoked_certificate_by_serial_number(certificate.serial_number) is not None:
            return HttpResponseForbidden("revoked")
        request.client_certificate = certificate
        return self.get_response(request)
