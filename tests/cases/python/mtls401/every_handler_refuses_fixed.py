import ssl

import jwt
from aiohttp import web
from cryptography import x509
from cryptography.hazmat.primitives import hashes

from pki import ensure_not_revoked

ISSUER = open("/etc/issuer.pub").read()


async def health(request):
    return web.json_response({"ok": True})


async def orders(request):
    der = request.transport.get_extra_info("ssl_object").getpeercert(True)
    if der is None:
        return web.json_response({"error": "certificate required"}, status=401)
    cert = x509.load_der_x509_certificate(der)
    ensure_not_revoked(cert)
    claims = jwt.decode(request.headers["Authorization"][7:], ISSUER, algorithms=["RS256"])
    if claims["cnf"]["x5t#S256"] != cert.fingerprint(hashes.SHA256()).hex():
        raise web.HTTPUnauthorized()
    return web.json_response({"client": claims["sub"]})


app = web.Application()
app.add_routes([web.get("/health", health), web.get("/orders", orders)])
context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH, cafile="/etc/pki/ca.pem")
context.verify_mode = ssl.CERT_OPTIONAL
web.run_app(app, ssl_context=context)
