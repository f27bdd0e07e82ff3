from fastapi import APIRouter, Request

from svc.tokens import accept, issue

router = APIRouter()


@router.post("/token")
async def token(request: Request):
    return {"access_token": issue(request.state.client)}


@router.get("/accounts")
async def accounts(request: Request):
    return {"owner": accept(request.headers["Authorization"][7:], request.state.client)["sub"]}
