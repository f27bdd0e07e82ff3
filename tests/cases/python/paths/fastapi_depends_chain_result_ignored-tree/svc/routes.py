from fastapi import APIRouter, Header

from svc.deps import ClientCert
from svc.tokens import accept, issue

router = APIRouter()


@router.post("/token")
async def token(cert: ClientCert):
    return {"access_token": issue(cert)}


@router.get("/accounts")
async def accounts(cert: ClientCert, authorization: str = Header()):
    return {"owner": accept(authorization.removeprefix("Bearer "), cert)["sub"]}
