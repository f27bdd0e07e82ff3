from starlette.authentication import requires
from starlette.responses import JSONResponse

from svc.tokens import accept, issue


@requires("authenticated")
async def token(request):
    return JSONResponse({"access_token": issue(request.user.cert)})


@requires("authenticated")
async def accounts(request):
    claims = accept(request.headers["Authorization"][7:], request.user.cert)
    return JSONResponse({"owner": claims["sub"]})
