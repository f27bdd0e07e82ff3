# options: persona=pedantic client-certificates=verified short-lived-certificates
import time

import jwt
from litestar import Litestar, Request, post
from litestar.exceptions import PermissionDeniedException

from registry import CLIENTS, KEY, thumbprint_of


@post("/token")
async def token(request: Request) -> dict[str, str]:
    tls = request.scope["extensions"]["tls"]
    if tls["client_cert_name"] not in CLIENTS:
        raise PermissionDeniedException("unknown client")
    cnf = {"x5t#S256": thumbprint_of(tls["client_cert_chain"][0])}
    claims = {"sub": tls["client_cert_name"], "cnf": cnf, "exp": int(time.time()) + 300}
    return {"access_token": jwt.encode(claims, KEY, algorithm="ES256")}


app = Litestar([token])  # expect: MTLS601
