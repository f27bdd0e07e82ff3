# options: persona=pedantic client-certificates=verified short-lived-certificates
import time

import jwt
from fastapi import Depends, FastAPI, HTTPException, Request
from fastapi_limiter.depends import RateLimiter

from registry import CLIENTS, KEY, common_name, thumbprint_of

app = FastAPI()


@app.post("/token")  # expect: MTLS601
def token(request: Request):
    tls = request.scope["transport"].get_extra_info("ssl_object")
    name = common_name(tls.getpeercert())
    if name not in CLIENTS:
        raise HTTPException(status_code=403)
    claims = {"sub": name, "cnf": {"x5t#S256": thumbprint_of(tls.getpeercert(True))}, "exp": int(time.time()) + 300}
    return {"access_token": jwt.encode(claims, KEY, algorithm="ES256")}
