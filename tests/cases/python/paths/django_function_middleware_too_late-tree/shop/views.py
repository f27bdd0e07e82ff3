from django.http import JsonResponse

from shop import tokens


def token(request):
    return JsonResponse({"access_token": tokens.issue(request.certificate)})


def accounts(request):
    claims = tokens.accept(request.headers["Authorization"][7:], request.certificate)
    return JsonResponse({"owner": claims["sub"]})
