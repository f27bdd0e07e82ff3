# options: client-certificates=verified short-lived-certificates
import hmac

import jwt
from fastapi import FastAPI, HTTPException, Request

from shop.registry import PUBLIC, thumbprint_of

app = FastAPI()


async def bound(claims, pem):
    return hmac.compare_digest(claims["cnf"]["x5t#S256"], thumbprint_of(pem))


@app.get("/accounts")
async def accounts(request: Request):
    pem = request.scope["extensions"]["tls"]["client_cert_chain"][0]
    claims = jwt.decode(request.headers["Authorization"][7:], PUBLIC, algorithms=["ES256"])  # expect: MTLS303
    if not bound(claims, pem):
        raise HTTPException(403)
    return {"owner": claims["sub"]}
