# options: client-certificates=verified short-lived-certificates
import secrets
import time

import jwt
from fastapi import Depends, FastAPI, HTTPException, Request
from fastapi.security import HTTPBasic, HTTPBasicCredentials

from registry import KEY, common_name, thumbprint_of, users

app = FastAPI()
basic = HTTPBasic(auto_error=False)


@app.post("/token")
def token(request: Request, credentials: HTTPBasicCredentials = Depends(basic)):
    tls = request.scope["transport"].get_extra_info("ssl_object")
    certificate = tls.getpeercert()
    if certificate:  # expect: MTLS602
        subject, cnf = common_name(certificate), {"x5t#S256": thumbprint_of(tls.getpeercert(True))}
    else:
        known = users.get(credentials.username)
        if not secrets.compare_digest(credentials.password, known.password):
            raise HTTPException(status_code=401)
        subject, cnf = known.name, {"jkt": known.key}
    claims = {"sub": subject, "cnf": cnf, "exp": int(time.time()) + 300}
    return {"access_token": jwt.encode(claims, KEY, algorithm="ES256")}
