# options: short-lived-certificates client-certificates=verified
import hashlib

import jwt
from django.http import HttpResponse, JsonResponse

ISSUER = open("/etc/issuer.pub").read()


class BoundTokens:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        claims = jwt.decode(request.headers["Authorization"][7:], ISSUER, algorithms=["RS256"])
        if "cnf" not in claims:
            return JsonResponse({"error": "invalid_token"}, status=401)
        presented = hashlib.sha256(request.META["SSL_CLIENT_CERT"].encode()).hexdigest()
        if claims["cnf"]["x5t#S256"] != presented:
            return JsonResponse({"error": "invalid_token"}, status=401)
        return self.get_response(request)
