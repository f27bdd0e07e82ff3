# options: short-lived-certificates
import hashlib
import ssl

import jwt
from aiohttp import web

ISSUER = open("/etc/issuer.pub").read()


async def orders(request):
    claims = jwt.decode(request.headers["Authorization"][7:], ISSUER, algorithms=["RS256"])
    der = request.transport.get_extra_info("ssl_object").getpeercert(True)
    if der is not None:  # expect: MTLS402
        if claims["cnf"]["x5t#S256"] != hashlib.sha256(der).hexdigest():
            raise web.HTTPUnauthorized()
    return web.json_response({"client": claims["sub"]})


context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH, cafile="/etc/pki/clients.pem")
context.load_cert_chain("/etc/pki/server.pem")
context.verify_mode = ssl.CERT_OPTIONAL  # expect: MTLS401

app = web.Application()
app.add_routes([web.get("/orders", orders)])
web.run_app(app, ssl_context=context)
