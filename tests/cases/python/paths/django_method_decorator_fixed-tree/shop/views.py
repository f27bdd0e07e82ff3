from django.http import JsonResponse
from django.utils.decorators import method_decorator
from django.views.generic import View

from shop import tokens
from shop.decorators import client_certificate_required


@method_decorator(client_certificate_required, name="dispatch")
class TokenView(View):
    def post(self, request):
        return JsonResponse({"access_token": tokens.issue(request.cert)})


class AccountsView(View):
    @method_decorator(client_certificate_required)
    def get(self, request):
        claims = tokens.accept(request.headers["Authorization"][7:], request.cert)
        return JsonResponse({"owner": claims["sub"]})


@client_certificate_required
def renew(request):
    return JsonResponse({"access_token": tokens.renew(request.cert)})
