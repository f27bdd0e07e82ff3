from starlette.endpoints import HTTPEndpoint
from starlette.responses import JSONResponse

from svc.tokens import accept, issue


async def token(request):
    return JSONResponse({"access_token": issue(request.state.client)})


class Accounts(HTTPEndpoint):
    async def get(self, request):
        return JSONResponse(accept(request.headers["Authorization"][7:], request.state.client))
