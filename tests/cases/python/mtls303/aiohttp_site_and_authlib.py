import asyncio
import json
import ssl

from aiohttp import web
from authlib.jose import jwt
from cryptography import x509
from cryptography.hazmat.primitives import hashes

ISSUER = json.load(open("/etc/jwks.json"))


async def orders(request):
    pem = ssl.DER_cert_to_PEM_cert(request.transport.get_extra_info("ssl_object").getpeercert(True))
    cert = x509.load_pem_x509_certificate(pem.encode())
    claims = jwt.decode(request.headers["Authorization"][7:], ISSUER)  # expect: MTLS303
    claims.validate()
    if claims["cnf"]["x5t#S256"] != cert.fingerprint(hashes.SHA256()).hex():
        return web.Response(text=f"orders of {claims['sub']}, unbound", status=200)
    return web.Response(text=f"orders of {claims['sub']}")


async def main():
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.verify_mode = ssl.CERT_REQUIRED
    context.verify_flags |= ssl.VERIFY_CRL_CHECK_LEAF
    app = web.Application()
    app.router.add_get("/orders", orders)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "0.0.0.0", 8443, ssl_context=context).start()


asyncio.run(main())
