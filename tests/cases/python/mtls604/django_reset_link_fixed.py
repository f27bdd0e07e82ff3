# options: assume-mtls client-certificates=verified short-lived-certificates
import time

import jwt
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import send_mail
from django.http import HttpResponseForbidden, JsonResponse
from django.urls import path

from registry import KEY, users


def reset(request):
    user = users.get(request.POST["email"])
    if not default_token_generator.check_token(user, request.POST["token"]):
        return HttpResponseForbidden("unknown")
    claims = {"sub": user.username, "exp": int(time.time()) + 300}
    return JsonResponse({"token": jwt.encode(claims, KEY, algorithm="ES256")})


def forgot(request):
    user = users.get(request.POST["email"])
    claims = {"sub": user.username, "exp": int(time.time()) + 300}
    issued = jwt.encode(claims, KEY, algorithm="ES256")
    send_mail("Your new token", f"Use {issued} within five minutes.", "no-reply@shop.example", [user.email])
    return JsonResponse({"sent": True})


urlpatterns = [path("reset", reset), path("forgot", forgot)]
