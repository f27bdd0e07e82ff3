# options: client-certificates=verified short-lived-certificates
"""Back office: clerks log in with the certificate on their card, and work in a session afterwards."""

import hmac

import jwt
from django.http import HttpResponse, HttpResponseForbidden, JsonResponse
from django.urls import path
from django.views.decorators.http import require_GET, require_POST

from office.keys import ISSUER_KEY
from office.pki import thumbprint_of


@require_POST
def login(request):
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    claims = jwt.decode(token, ISSUER_KEY, algorithms=["ES256"], audience="office")
    bound_to = claims.get("cnf", {}).get("x5t#S256", "")
    if not hmac.compare_digest(bound_to, thumbprint_of(request.META["SSL_CLIENT_CERT"])):
        return HttpResponseForbidden("the token is bound to another card")
    request.session.cycle_key()
    request.session["clerk"] = claims["sub"]
    return HttpResponse(status=204)


@require_GET
def files(request):
    clerk = request.session.get("clerk")
    if clerk is None:
        return HttpResponseForbidden("log in first")
    return JsonResponse({"clerk": clerk, "files": []})


urlpatterns = [path("login", login), path("files", files)]
