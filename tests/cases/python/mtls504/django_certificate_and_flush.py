# options: client-certificates=verified short-lived-certificates
from django.http import HttpResponse, HttpResponseForbidden
from django.urls import path


def login(request):
    if request.META.get("SSL_CLIENT_VERIFY") != "SUCCESS":
        return HttpResponseForbidden("no certificate")
    subject = request.META["SSL_CLIENT_S_DN_CN"]
    request.session.update({"subject": subject})  # expect: MTLS504
    return HttpResponse(status=204)


urlpatterns = [path("login", login)]
