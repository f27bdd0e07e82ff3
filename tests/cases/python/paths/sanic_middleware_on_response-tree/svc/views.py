from cryptography import x509
from sanic import Blueprint
from sanic.response import json

from svc.tokens import accept, issue

api = Blueprint("api", url_prefix="/api")


@api.post("/token")
async def token(request):
    ssl_object = request.transport.get_extra_info("ssl_object")
    cert = x509.load_der_x509_certificate(ssl_object.getpeercert(binary_form=True))
    return json({"access_token": issue(cert)})


@api.get("/accounts")
async def accounts(request):
    ssl_object = request.transport.get_extra_info("ssl_object")
    cert = x509.load_der_x509_certificate(ssl_object.getpeercert(binary_form=True))
    return json(accept(request.token, cert))
