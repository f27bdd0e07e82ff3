from aiohttp import web

from svc.tokens import accept, issue

routes = web.RouteTableDef()


@routes.post("/token")
async def token(request: web.Request) -> web.Response:
    return web.json_response({"access_token": issue(request["client"])})


@routes.get("/whoami")
async def whoami(request: web.Request) -> web.Response:
    return web.json_response({"client": request["client"].subject.rfc4514_string()})


@routes.view("/accounts")
class Accounts(web.View):
    async def get(self):
        claims = accept(self.request.headers["Authorization"][7:], self.request["client"])
        return web.json_response({"owner": claims["sub"]})
