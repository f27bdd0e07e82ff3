from ninja import NinjaAPI, Router

from shop import tokens
from shop.auth import BoundToken, client_certificate

api = NinjaAPI(auth=BoundToken())
enrolment = Router(auth=client_certificate)


@enrolment.post("/token")
def token(request):
    return {"access_token": tokens.issue(request.auth)}


@api.get("/accounts")
def accounts(request):
    return {"owner": request.auth["sub"]}


@api.get("/client", auth=client_certificate)
def client(request):
    return {"client": request.auth.subject.rfc4514_string()}


api.add_router("/enrolment", enrolment)
