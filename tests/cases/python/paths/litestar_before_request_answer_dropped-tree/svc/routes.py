from litestar import Request, get, post

from svc.tokens import accept, issue


@post("/token")
async def token(request: Request) -> dict[str, str]:
    return {"access_token": issue(request.state.client)}


@get("/accounts")
async def accounts(request: Request) -> dict[str, str]:
    claims = accept(request.headers["Authorization"][7:], request.state.client)
    return {"owner": claims["sub"]}
