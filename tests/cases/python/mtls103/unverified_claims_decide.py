import ssl

from aiohttp import web
from jose import jwt

ISSUER = open("/etc/issuer.pub").read()


async def handle(request):
    if not request.transport.get_extra_info("peercert"):
        raise web.HTTPUnauthorized()
    token = request.headers["Authorization"].removeprefix("Bearer ")
    claims = jwt.get_unverified_claims(token)  # expect: MTLS103
    return web.json_response({"user": claims["sub"]})


app = web.Application()
app.router.add_get("/", handle)
