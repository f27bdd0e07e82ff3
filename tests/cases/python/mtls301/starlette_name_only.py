import time

import jwt
from starlette.applications import Starlette
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from pki import pem_thumbprint

KEY = open("/run/secrets/key.pem").read()
REVOKED = open("/etc/pki/revoked-names.txt").read().splitlines()


async def token(request):
    tls = request.scope["extensions"]["tls"]
    if tls["client_cert_error"] or not tls["client_cert_name"]:
        return Response("certificate required", status_code=401)
    claims = {"sub": tls["client_cert_name"], "exp": int(time.time()) + 60}
    # expect: MTLS202, MTLS301
    return JSONResponse({"token": jwt.encode(claims, KEY, algorithm="RS256")})


app = Starlette(routes=[Route("/token", token, methods=["POST"])])
