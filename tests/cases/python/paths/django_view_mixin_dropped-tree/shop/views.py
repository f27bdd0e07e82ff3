from cryptography import x509
from django.http import JsonResponse
from django.views import View

from shop import tokens
from shop.mixins import ClientCertificateMixin


class TokenView(View):
    def post(self, request):
        cert = x509.load_pem_x509_certificate(request.META["SSL_CLIENT_CERT"].encode())
        return JsonResponse({"access_token": tokens.issue(cert)})


class AccountsView(ClientCertificateMixin, View):
    def get(self, request):
        claims = tokens.accept(request.headers["Authorization"][7:], self.cert)
        return JsonResponse({"owner": claims["sub"]})
