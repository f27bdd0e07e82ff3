# options: short-lived-certificates
import urllib.parse
import time

import jwt
from aiohttp import web
from cryptography import x509

from pki import KEY, thumbprint_of, verify_chain
from settings import PROXIES



async def token(request):
    host, _ = request.transport.get_extra_info("peername")
    if host not in PROXIES:
        raise web.HTTPForbidden()
    pem = urllib.parse.unquote(request.headers["X-SSL-Client-Cert"])
    certificate = x509.load_pem_x509_certificate(pem.encode())
    verify_chain(certificate)
    claims = {
        "sub": certificate.subject.rfc4514_string(),
        "cnf": {"x5t#S256": thumbprint_of(certificate)},
        "exp": int(time.time()) + 300,
    }
    return web.json_response({"access_token": jwt.encode(claims, KEY, algorithm="ES256")})


app = web.Application()
app.router.add_post("/token", token)
