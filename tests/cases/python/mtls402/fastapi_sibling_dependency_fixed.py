# options: client-certificates=verified short-lived-certificates
import hmac

import jwt
from fastapi import APIRouter, Depends, FastAPI, HTTPException, Request

from pki import ISSUER, thumbprint_of

router = APIRouter(prefix="/v1")


def claims_of(request: Request):
    return jwt.decode(request.headers["Authorization"][7:], ISSUER, algorithms=["ES256"], audience="shop")


def bound_claims(request: Request, claims=Depends(claims_of)):
    der = request.scope["transport"].get_extra_info("ssl_object").getpeercert(True)
    if not hmac.compare_digest(claims["cnf"]["x5t#S256"], thumbprint_of(der)):
        raise HTTPException(status_code=401)
    return claims


@router.get("/orders")
def orders(claims=Depends(bound_claims)):
    return {"user": claims["sub"]}


@router.post("/refunds")
def refunds(claims=Depends(bound_claims)):
    return {"refunded_by": claims["sub"]}


app = FastAPI()
app.include_router(router)
