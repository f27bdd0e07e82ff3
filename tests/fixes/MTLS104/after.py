
from fastapi import FastAPI, HTTPException, Request
from jose import jwt
from jose.constants import ALGORITHMS

from pki import thumbprint_of

app = FastAPI()
ISSUER = open("/etc/issuer/issuer.crt").read()


@app.get("/orders")
def orders(request: Request):
    certificate = request.scope["transport"].get_extra_info("ssl_object").getpeercert(True)
    token = request.headers["Authorization"][7:]
    claims = jwt.decode(token, ISSUER, algorithms=[ALGORITHMS.RS256])
    if claims["cnf"]["x5t#S256"] != thumbprint_of(certificate):
        raise HTTPException(status_code=401)
    return {"user": claims["sub"]}
