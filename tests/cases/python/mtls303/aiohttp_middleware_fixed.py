"""Certificate-bound tokens, enforced in a middleware."""

import base64
import hashlib
import hmac
import ssl

import jwt
from aiohttp import web

ISSUER = open("/etc/issuer.pub").read()


@web.middleware
async def bound_token(request, handler):
    der = request.transport.get_extra_info("ssl_object").getpeercert(binary_form=True)
    if der is None:
        raise web.HTTPUnauthorized()
    token = request.headers.get("Authorization", "").removeprefix("Bearer ")
    claims = jwt.decode(token, ISSUER, algorithms=["ES256"])
    presented = base64.urlsafe_b64encode(hashlib.sha256(der).digest()).rstrip(b"=").decode()
    if not hmac.compare_digest(claims["cnf"]["x5t#S256"], presented):
        raise web.HTTPUnauthorized()
    request["subject"] = claims["sub"]
    return await handler(request)


async def balance(request):
    return web.json_response({"subject": request["subject"], "balance": 12})


def main():
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH, cafile="/etc/pki/clients.pem")
    context.verify_mode = ssl.CERT_REQUIRED
    context.verify_flags |= ssl.VERIFY_CRL_CHECK_LEAF
    app = web.Application(middlewares=[bound_token])
    app.add_routes([web.get("/balance", balance)])
    web.run_app(app, ssl_context=context)
