from rest_framework.authentication import SessionAuthentication
from rest_framework.permissions import IsAuthenticated
from rest_framework.response import Response
from rest_framework.views import APIView

from shop.authentication import BoundTokenAuthentication


class TokenView(APIView):
    authentication_classes = [SessionAuthentication, BoundTokenAuthentication]
    permission_classes = [IsAuthenticated]

    def post(self, request):
        return Response({"owner": request.user})
