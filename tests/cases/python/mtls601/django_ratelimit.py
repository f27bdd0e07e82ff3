# options: persona=pedantic client-certificates=verified short-lived-certificates
import time

import jwt
from django.http import HttpResponseForbidden, JsonResponse
from django.urls import path
from django_ratelimit.decorators import ratelimit

from registry import CLIENTS, KEY, thumbprint_of


@ratelimit(key="ip", rate="5/m", block=False)
def token(request):
    name = request.META["SSL_CLIENT_S_DN_CN"]
    if name not in CLIENTS:
        return HttpResponseForbidden("unknown client")
    cnf = {"x5t#S256": thumbprint_of(request.META["SSL_CLIENT_CERT"])}
    claims = {"sub": name, "cnf": cnf, "exp": int(time.time()) + 300}
    return JsonResponse({"access_token": jwt.encode(claims, KEY, algorithm="ES256")})


urlpatterns = [path("token", token)]  # expect: MTLS601
