import time

import jwt
from cryptography.hazmat.primitives import hashes
from django.http import JsonResponse

KEY = open("/run/secrets/signing.pem").read()


def token(request):
    certificate = request.client_certificate
    claims = {"sub": certificate.subject.rfc4514_string(), "exp": int(time.time()) + 300}
    claims["cnf"] = {"x5t#S256": certificate.fingerprint(hashes.SHA256()).hex()}
    return JsonResponse({"token": jwt.encode(claims, KEY, algorithm="RS256")})
