# options: client-certificates=verified short-lived-certificates
from django.contrib import auth
from django.http import HttpResponse, HttpResponseForbidden
from django.urls import path

from registry import user_of


def login(request):
    if request.META.get("SSL_CLIENT_VERIFY") != "SUCCESS":
        return HttpResponseForbidden("no certificate")
    subject = request.META["SSL_CLIENT_S_DN_CN"]
    auth.login(request, user_of(subject))
    request.session["subject"] = subject
    return HttpResponse(status=204)


urlpatterns = [path("login", login)]
