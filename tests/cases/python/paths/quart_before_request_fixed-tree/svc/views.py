from quart import Blueprint, g, request

from svc.guard import client_certificate
from svc.tokens import accept, issue

api = Blueprint("api", __name__)
api.before_request(client_certificate)


@api.post("/token")
async def token():
    return {"access_token": issue(g.client)}


@api.get("/accounts")
async def accounts():
    return accept(request.headers["Authorization"][7:], g.client)
