import jwt
from aiohttp import web
from cryptography import x509
from cryptography.hazmat.primitives import hashes

from pki import ensure_not_revoked

ISSUER = open("/etc/issuer.pub").read()


async def orders(request):
    claims = jwt.decode(request.headers["Authorization"][7:], ISSUER, algorithms=["RS256"])
    der = request.transport.get_extra_info("ssl_object").getpeercert(True)
    if der:  # expect: MTLS402
        cert = x509.load_der_x509_certificate(der)
        ensure_not_revoked(cert)
        if claims["cnf"]["x5t#S256"] != cert.fingerprint(hashes.SHA256()).hex():
            raise web.HTTPUnauthorized()
    return web.json_response({"client": claims["sub"]})


app = web.Application()
app.add_routes([web.get("/orders", orders)])
