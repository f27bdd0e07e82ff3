# options: client-certificates=verified short-lived-certificates
import hmac

import jwt
from django.http import HttpResponse, HttpResponseForbidden
from django.urls import path

from pki import ISSUER, thumbprint_of


def login(request):
    claims = jwt.decode(request.headers["Authorization"][7:], ISSUER, algorithms=["ES256"], audience="shop")
    if not hmac.compare_digest(claims["cnf"]["x5t#S256"], thumbprint_of(request.META["SSL_CLIENT_CERT"])):
        return HttpResponseForbidden("bound to another certificate")
    request.session["user"] = claims["sub"]  # expect: MTLS504
    return HttpResponse(status=204)


urlpatterns = [path("login", login)]
