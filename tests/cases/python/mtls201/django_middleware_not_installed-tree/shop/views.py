import time

import jwt
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from django.http import HttpResponseForbidden, JsonResponse

KEY = open("/run/secrets/signing.pem").read()
CRL = x509.load_pem_x509_crl(open("/etc/pki/ca.crl", "rb").read())


def token(request):
    certificate = x509.load_pem_x509_certificate(request.META["SSL_CLIENT_CERT"].encode())
    if CRL.get_revoked_certificate_by_serial_number(certificate.serial_number) is not None:
        return HttpResponseForbidden()
    claims = {
        "sub": certificate.subject.rfc4514_string(),
        "exp": int(time.time()) + 300,
        "cnf": {"x5t#S256": certificate.fingerprint(hashes.SHA256()).hex()},
    }
    return JsonResponse({"token": jwt.encode(claims, KEY, algorithm="RS256")})  # expect: MTLS201
