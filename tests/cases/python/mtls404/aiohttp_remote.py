# options: short-lived-certificates
import urllib.parse
import time

import jwt
from aiohttp import web
from cryptography import x509
from netaddr import IPAddress, IPSet

from pki import KEY, thumbprint_of, verify_chain

PROXIES = IPSet(["10.20.0.0/16"])



@web.middleware
async def only_proxies(request, handler):
    if IPAddress(request.remote) not in PROXIES:
        request["suspicious"] = True
    return await handler(request)


async def token(request: web.Request):
    # expect: MTLS404
    pem = urllib.parse.unquote(request.headers["X-SSL-Client-Cert"])
    certificate = x509.load_pem_x509_certificate(pem.encode())
    verify_chain(certificate)
    claims = {
        "sub": certificate.subject.rfc4514_string(),
        "cnf": {"x5t#S256": thumbprint_of(certificate)},
        "exp": int(time.time()) + 300,
    }
    return web.json_response({"access_token": jwt.encode(claims, KEY, algorithm="ES256")})


app = web.Application(middlewares=[only_proxies])
app.router.add_post("/token", token)
