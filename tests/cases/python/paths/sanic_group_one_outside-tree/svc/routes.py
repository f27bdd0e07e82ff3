from cryptography import x509
from sanic import Blueprint, json

from svc.tokens import accept, issue

accounts = Blueprint("accounts", url_prefix="/accounts")
enrolment = Blueprint("enrolment", url_prefix="/enrolment")


@enrolment.post("/token")
async def token(request):
    der = request.transport.get_extra_info("ssl_object").getpeercert(binary_form=True)
    return json({"access_token": issue(x509.load_der_x509_certificate(der))})


@accounts.get("/")
async def listed(request):
    return json({"owner": accept(request.token, request.ctx.client)["sub"]})
