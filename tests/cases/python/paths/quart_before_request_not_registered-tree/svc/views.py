from cryptography import x509
from quart import Blueprint, request

from svc.guard import client_certificate
from svc.tokens import accept, issue

api = Blueprint("api", __name__)
api.after_request(client_certificate)


def presented():
    chain = request.scope["extensions"]["tls"]["client_cert_chain"]
    return x509.load_pem_x509_certificate(chain[0].encode())


@api.post("/token")
async def token():
    return {"access_token": issue(presented())}


@api.get("/accounts")
async def accounts():
    return accept(request.headers["Authorization"][7:], presented())
