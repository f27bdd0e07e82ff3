from django.http import JsonResponse
from django.views import View

from shop import tokens
from shop.mixins import ClientCertificateMixin


class TokenView(ClientCertificateMixin, View):
    def post(self, request):
        return JsonResponse({"access_token": tokens.issue(self.cert)})


class AccountsView(ClientCertificateMixin, View):
    def get(self, request):
        claims = tokens.accept(request.headers["Authorization"][7:], self.cert)
        return JsonResponse({"owner": claims["sub"]})
