# options: short-lived-certificates client-certificates=verified
import hashlib
from hmac import compare_digest

from fastapi import Depends, FastAPI, HTTPException, Request
from jose import jwt

app = FastAPI()
ISSUER = open("/etc/issuer.pub").read()


def is_bound(claims):
    return "cnf" in claims


def current_client(request: Request):
    claims = jwt.decode(request.headers["authorization"][7:], ISSUER, algorithms=["RS256"])
    pem = request.scope["extensions"]["tls"]["client_cert_chain"][0]
    presented = hashlib.sha256(pem.encode()).hexdigest()
    if not is_bound(claims) or not compare_digest(claims["cnf"]["x5t#S256"], presented):
        raise HTTPException(401)
    return claims["sub"]


@app.get("/orders")
async def orders(client: str = Depends(current_client)):
    return {"client": client}
