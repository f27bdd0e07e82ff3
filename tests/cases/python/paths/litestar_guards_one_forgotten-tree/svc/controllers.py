from litestar import Controller, Request, get, post

from svc.authentication import not_revoked
from svc.tokens import accept, issue


@post("/token", guards=[not_revoked])
async def token(request: Request) -> dict[str, str]:
    return {"access_token": issue(request.auth)}


class AccountsController(Controller):
    path = "/accounts"

    @get()
    async def accounts(self, request: Request) -> dict[str, str]:
        claims = accept(request.headers["Authorization"][7:], request.auth)
        return {"owner": claims["sub"]}
