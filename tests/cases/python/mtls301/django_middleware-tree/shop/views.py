import time

import jwt
from cryptography.hazmat.primitives import hashes
from django.http import JsonResponse

KEY = open("/run/secrets/signing.pem").read()


def token(request):
    certificate = request.client_certificate
    claims = {"sub": certificate.subject.rfc4514_string(), "exp": int(time.time()) + 300}
    return JsonResponse({"token": jwt.encode(claims, KEY, algorithm="RS256")})  # expect: MTLS301
