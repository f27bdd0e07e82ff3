# options: client-certificates=verified short-lived-certificates
import hmac

import jwt
from fastapi import FastAPI, HTTPException, Request
from starsessions import SessionAutoloadMiddleware, SessionMiddleware, regenerate_session_id

from pki import ISSUER, thumbprint_of

app = FastAPI()
app.add_middleware(SessionAutoloadMiddleware)
app.add_middleware(SessionMiddleware)


@app.post("/login")
def login(request: Request):
    der = request.scope["transport"].get_extra_info("ssl_object").getpeercert(True)
    claims = jwt.decode(request.headers["Authorization"][7:], ISSUER, algorithms=["ES256"], audience="shop")
    if not hmac.compare_digest(claims["cnf"]["x5t#S256"], thumbprint_of(der)):
        raise HTTPException(status_code=401)
    request.session["user"] = claims["sub"]  # expect: MTLS504
    return {"user": claims["sub"]}
