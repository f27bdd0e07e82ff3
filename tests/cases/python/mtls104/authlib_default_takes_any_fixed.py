# options: client-certificates=verified short-lived-certificates
from aiohttp import web
from authlib.jose import JsonWebToken

from pki import thumbprint_of

ISSUER = open("/etc/issuer/public.pem", "rb").read()
jwt = JsonWebToken(["ES256"])


async def orders(request):
    der = request.transport.get_extra_info("ssl_object").getpeercert(True)
    claims = jwt.decode(request.headers["Authorization"][7:], ISSUER)
    claims.validate()
    if claims["cnf"]["x5t#S256"] != thumbprint_of(der):
        return web.json_response({"error": "invalid_token"}, status=401)
    return web.json_response({"user": claims["sub"]})


app = web.Application()
app.router.add_get("/orders", orders)
