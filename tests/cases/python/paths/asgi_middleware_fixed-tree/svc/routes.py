from fastapi import APIRouter, Request

from svc.tokens import accept, issue

router = APIRouter(prefix="/v1")


@router.post("/token")
async def token(request: Request):
    return {"access_token": issue(request.scope["client_x509"])}


@router.get("/accounts")
async def accounts(request: Request):
    return {"owner": accept(request.headers["Authorization"][7:], request.scope["client_x509"])["sub"]}
