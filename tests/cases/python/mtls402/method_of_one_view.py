# options: client-certificates=verified short-lived-certificates
import hmac

import jwt
from aiohttp import web

from pki import ISSUER, thumbprint_of


class Orders:
    def claims_of(self, request):
        token = request.headers["Authorization"][7:]
        return jwt.decode(token, ISSUER, algorithms=["ES256"], audience="shop")

    def is_bound(self, request, claims):
        der = request.transport.get_extra_info("ssl_object").getpeercert(True)
        return hmac.compare_digest(claims["cnf"]["x5t#S256"], thumbprint_of(der))

    async def listed(self, request):
        claims = self.claims_of(request)
        if not self.is_bound(request, claims):
            return web.json_response({"error": "invalid_token"}, status=401)
        return web.json_response({"user": claims["sub"]})

    async def refund(self, request):
        claims = self.claims_of(request)
        return web.json_response({"refunded_by": claims["sub"]})


views = Orders()
app = web.Application()
app.router.add_get("/orders", views.listed)
app.router.add_post("/refunds", views.refund)  # expect: MTLS402
