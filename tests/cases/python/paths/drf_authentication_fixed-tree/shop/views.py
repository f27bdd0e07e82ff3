from rest_framework.decorators import api_view, authentication_classes, permission_classes
from rest_framework.response import Response
from rest_framework.views import APIView

from shop import tokens
from shop.authentication import CertificateAuthentication, NotRevoked


class TokenView(APIView):
    authentication_classes = [CertificateAuthentication]
    permission_classes = [NotRevoked]

    def post(self, request):
        return Response({"access_token": tokens.issue(request.cert)})


@api_view(["GET"])
@authentication_classes([CertificateAuthentication])
@permission_classes([NotRevoked])
def accounts(request):
    claims = tokens.accept(request.headers["Authorization"][7:], request.cert)
    return Response({"owner": claims["sub"]})
