from rest_framework.decorators import api_view, authentication_classes
from rest_framework.response import Response
from rest_framework.views import APIView

from shop import tokens
from shop.authentication import BoundTokenAuthentication, CertificateAuthentication


class TokenView(APIView):
    authentication_classes = [CertificateAuthentication]

    def post(self, request):
        return Response({"access_token": tokens.issue(request.auth)})


@api_view(["GET"])
@authentication_classes([BoundTokenAuthentication])
def accounts(request):
    return Response({"owner": request.user, "scope": request.auth["scope"]})
