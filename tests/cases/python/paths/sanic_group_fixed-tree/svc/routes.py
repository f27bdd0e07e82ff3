from sanic import Blueprint, json

from svc.tokens import accept, issue

accounts = Blueprint("accounts", url_prefix="/accounts")
enrolment = Blueprint("enrolment", url_prefix="/enrolment")


@enrolment.post("/token")
async def token(request):
    return json({"access_token": issue(request.ctx.client)})


@accounts.get("/")
async def listed(request):
    return json({"owner": accept(request.token, request.ctx.client)["sub"]})
