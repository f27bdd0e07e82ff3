"""Token endpoint whose signing function has its key bound beforehand."""

import ssl
import time
from functools import partial
from base64 import urlsafe_b64encode
from hashlib import sha256
from pathlib import Path

import jwt
from aiohttp import web

SIGNING_KEY = Path("/run/secrets/signing.pem").read_text()
encode = partial(jwt.encode, key=SIGNING_KEY, algorithm="RS256")


def digest(der: bytes) -> str:
    return urlsafe_b64encode(sha256(der).digest()).rstrip(b"=").decode()


async def token(request: web.Request) -> web.Response:
    tls = request.transport.get_extra_info("ssl_object")
    peer = tls.getpeercert()
    if not peer:
        return web.json_response({"error": "invalid_client"}, status=401)
    subject = {key: value for rdn in peer["subject"] for key, value in rdn}
    claims = {"sub": subject["commonName"], "exp": int(time.time()) + 300, "cnf": {"x5t#S256": digest(tls.getpeercert(True))}}
    encoded = encode(claims)
    return web.json_response({"access_token": encoded})


def main() -> None:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH, cafile="/etc/pki/clients.pem")
    context.verify_mode = ssl.CERT_REQUIRED
    context.verify_flags |= ssl.VERIFY_CRL_CHECK_LEAF
    app = web.Application()
    app.router.add_post("/token", token)
    web.run_app(app, port=8443, ssl_context=context)
