from aiohttp import web
from cryptography import x509

from svc.tokens import accept, issue


def _cert(request):
    return x509.load_der_x509_certificate(request.transport.get_extra_info("ssl_object").getpeercert(True))


routes = web.RouteTableDef()


@routes.post("/token")
async def token(request: web.Request) -> web.Response:
    return web.json_response({"access_token": issue(_cert(request))})


@routes.get("/whoami")
async def whoami(request: web.Request) -> web.Response:
    return web.json_response({"client": request["client"].subject.rfc4514_string()})


@routes.view("/accounts")
class Accounts(web.View):
    async def get(self):
        claims = accept(self.request.headers["Authorization"][7:], _cert(self.request))
        return web.json_response({"owner": claims["sub"]})
