from rest_framework.permissions import IsAuthenticated
from rest_framework.response import Response
from rest_framework.views import APIView

from shop import tokens
from shop.authentication import BoundTokenAuthentication


class TokenView(APIView):
    authentication_classes = [BoundTokenAuthentication]
    permission_classes = [IsAuthenticated]

    def post(self, request):
        return Response({"access_token": tokens.issue(request.auth)})
