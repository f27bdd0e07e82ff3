# options: client-certificates=verified short-lived-certificates
import time

import jwt
from django.contrib.auth import authenticate
from django.http import HttpResponseForbidden, JsonResponse
from django.urls import path

from registry import KEY, thumbprint_of


def token(request):
    pem = request.META.get("SSL_CLIENT_CERT")
    if not pem:
        return HttpResponseForbidden("no certificate")
    cnf = {"x5t#S256": thumbprint_of(pem)}
    claims = {"sub": request.META["SSL_CLIENT_S_DN_CN"], "cnf": cnf, "exp": int(time.time()) + 300}
    return JsonResponse({"access_token": jwt.encode(claims, KEY, algorithm="ES256")})


urlpatterns = [path("token", token)]
