# options: short-lived-certificates
import urllib.parse
import time

import jwt
from cryptography import x509
from django.conf import settings
from django.http import HttpResponseForbidden, JsonResponse
from django.urls import path
from django.utils.crypto import constant_time_compare

from pki import KEY, thumbprint_of, verify_chain



def token(request):
    given = request.headers.get("X-Gateway-Secret")
    if not given:
        return HttpResponseForbidden("not from the gateway")
    # expect: MTLS404
    pem = urllib.parse.unquote(request.META["HTTP_X_SSL_CLIENT_CERT"])
    certificate = x509.load_pem_x509_certificate(pem.encode())
    verify_chain(certificate)
    claims = {
        "sub": certificate.subject.rfc4514_string(),
        "cnf": {"x5t#S256": thumbprint_of(certificate)},
        "exp": int(time.time()) + 300,
    }
    return JsonResponse({"access_token": jwt.encode(claims, KEY, algorithm="ES256")})


urlpatterns = [path("token", token)]
