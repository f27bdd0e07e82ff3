# options: persona=pedantic client-certificates=verified short-lived-certificates
import time

import jwt
from django.urls import path
from rest_framework.response import Response
from rest_framework.throttling import AnonRateThrottle
from rest_framework.views import APIView

from registry import CLIENTS, KEY, thumbprint_of


class Token(APIView):
    def post(self, request):
        name = request.META["SSL_CLIENT_S_DN_CN"]
        if name not in CLIENTS:
            return Response(status=403)
        cnf = {"x5t#S256": thumbprint_of(request.META["SSL_CLIENT_CERT"])}
        claims = {"sub": name, "cnf": cnf, "exp": int(time.time()) + 300}
        return Response({"access_token": jwt.encode(claims, KEY, algorithm="ES256")})


urlpatterns = [path("token", Token.as_view())]  # expect: MTLS601
