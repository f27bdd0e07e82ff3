import ssl
import time

import jwt
from aiohttp import web
from cryptography import x509
from cryptography.hazmat.primitives import hashes

KEY = open("/run/secrets/key.pem").read()


async def token(request):
    der = request.transport.get_extra_info("ssl_object").getpeercert(True)
    cert = x509.load_der_x509_certificate(der)
    claims = {
        "sub": cert.subject.rfc4514_string(),
        "exp": int(time.time()) + 300,
        "cnf": {"x5t#S256": cert.fingerprint(hashes.SHA256()).hex()},
    }
    return web.json_response({"token": jwt.encode(claims, KEY, "RS256")})


def context():
    ctx = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ctx.verify_mode = ssl.CERT_REQUIRED
    ctx.verify_flags |= ssl.VERIFY_X509_STRICT | ssl.VERIFY_CRL_CHECK_LEAF
    return ctx


app = web.Application()
app.add_routes([web.post("/token", token)])
web.run_app(app, ssl_context=context())
