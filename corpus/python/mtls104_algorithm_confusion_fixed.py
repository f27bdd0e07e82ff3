"""Parcel tracking: depots show their certificate and the access token that was bound to it."""

import base64
import hashlib
import hmac
import ssl

import jwt
from aiohttp import web

ISSUER_CERTIFICATE = open("/etc/parcels/issuer.crt").read()
ALGORITHMS = ["RS256", "ES256"]


def thumbprint_of(der: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(der).digest()).rstrip(b"=").decode()


def claims_of(request: web.Request) -> dict:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme != "Bearer":
        raise web.HTTPUnauthorized()
    try:
        claims = jwt.decode(token, ISSUER_CERTIFICATE, algorithms=ALGORITHMS, audience="parcels")
    except jwt.PyJWTError as error:
        raise web.HTTPUnauthorized() from error
    presented = thumbprint_of(request.transport.get_extra_info("ssl_object").getpeercert(True))
    if not hmac.compare_digest(claims.get("cnf", {}).get("x5t#S256", ""), presented):
        raise web.HTTPUnauthorized()
    return claims


async def parcels(request: web.Request) -> web.Response:
    claims = claims_of(request)
    return web.json_response({"depot": claims["sub"], "parcels": []})


def main() -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain("/etc/parcels/server.pem")
    context.load_verify_locations("/etc/parcels/depots.pem")
    context.verify_mode = ssl.CERT_REQUIRED
    context.verify_flags |= ssl.VERIFY_CRL_CHECK_LEAF
    app = web.Application()
    app.router.add_get("/parcels", parcels)
    web.run_app(app, port=8443, ssl_context=context)


if __name__ == "__main__":
    main()
