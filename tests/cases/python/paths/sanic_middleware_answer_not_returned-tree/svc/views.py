from sanic import Blueprint
from sanic.response import json

from svc.tokens import accept, issue

api = Blueprint("api", url_prefix="/api")


@api.post("/token")
async def token(request):
    return json({"access_token": issue(request.ctx.client)})


@api.get("/accounts")
async def accounts(request):
    return json(accept(request.token, request.ctx.client))
