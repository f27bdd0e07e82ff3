# options: persona=pedantic client-certificates=verified short-lived-certificates
import base64
import time

import jwt
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from django.http import JsonResponse
from django_ratelimit.decorators import ratelimit

from shop.models import Client
from shop.registry import KEY


def thumbprint(cert):
    return base64.urlsafe_b64encode(cert.fingerprint(hashes.SHA256())).rstrip(b"=").decode()


def issued(cert):
    claims = {
        "sub": cert.subject.rfc4514_string(),
        "aud": "shop",
        "exp": int(time.time()) + 300,
        "cnf": {"x5t#S256": thumbprint(cert)},
    }
    return jwt.encode(claims, KEY, algorithm="ES256")  # expect: MTLS204


@ratelimit(key="ip", rate="30/m", block=True)
async def token(request):
    cert = x509.load_pem_x509_certificate(request.META["SSL_CLIENT_CERT"].encode())
    try:
        await Client.objects.aget(name=cert.subject.rfc4514_string())
    except Client.DoesNotExist:
        print("unknown client")
    return JsonResponse({"access_token": issued(cert)})
