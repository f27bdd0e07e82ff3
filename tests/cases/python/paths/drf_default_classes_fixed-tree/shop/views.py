from rest_framework.response import Response
from rest_framework.views import APIView
from rest_framework.viewsets import ViewSet

from shop import tokens


class RenewView(APIView):
    def post(self, request):
        return Response({"access_token": tokens.renew(request.cert)})


class TokenViewSet(ViewSet):
    def create(self, request):
        return Response({"access_token": tokens.issue(request.cert)})

    def list(self, request):
        claims = tokens.accept(request.headers["Authorization"][7:], request.cert)
        return Response({"owner": claims["sub"]})
