# options: client-certificates=verified
import asyncio
import time

import jwt
from aiohttp import web
from cryptography import x509

from pki import KEY, alarms, is_revoked, thumbprint_of


def audit(certificate):
    if is_revoked(certificate):
        alarms.raise_alarm("a revoked certificate got a token")


async def token(request):
    der = request.transport.get_extra_info("ssl_object").getpeercert(True)
    certificate = x509.load_der_x509_certificate(der)
    if is_revoked(certificate):
        raise web.HTTPUnauthorized()
    claims = {
        "sub": certificate.subject.rfc4514_string(),
        "cnf": {"x5t#S256": thumbprint_of(der)},
        "exp": int(time.time()) + 300,
    }
    issued = jwt.encode(claims, KEY, algorithm="ES256")
    return web.json_response({"access_token": issued})


app = web.Application()
app.router.add_post("/token", token)
