from django.http import HttpResponse


class VerifiedCertificateMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.META.get("SSL_CLIENT_VERIFY") != "SUCCESS":
            return HttpResponse("certificate required", status=403)
        return self.get_response(request)
