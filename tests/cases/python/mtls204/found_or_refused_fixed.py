# options: persona=pedantic client-certificates=verified short-lived-certificates
import time

import jwt
from django.http import JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import path
from django_ratelimit.decorators import ratelimit

from registry import KEY, Client, thumbprint_of


@ratelimit(key="ip", rate="10/m")
def token(request):
    client = get_object_or_404(Client, name=request.META["SSL_CLIENT_S_DN_CN"])
    cnf = {"x5t#S256": thumbprint_of(request.META["SSL_CLIENT_CERT"])}
    claims = {"sub": client.name, "aud": "shop", "cnf": cnf, "exp": int(time.time()) + 300}
    return JsonResponse({"access_token": jwt.encode(claims, KEY, algorithm="ES256")})


urlpatterns = [path("token", token)]
