from cryptography import x509
from ninja import NinjaAPI, Router

from shop import tokens
from shop.auth import BoundToken, client_certificate

api = NinjaAPI(auth=BoundToken())
enrolment = Router(auth=None)


@enrolment.post("/token")
def token(request):
    cert = x509.load_pem_x509_certificate(request.META["SSL_CLIENT_CERT"].encode())
    return {"access_token": tokens.issue(cert)}


@api.get("/accounts")
def accounts(request):
    return {"owner": request.auth["sub"]}


@api.get("/client", auth=client_certificate)
def client(request):
    return {"client": request.auth.subject.rfc4514_string()}


api.add_router("/enrolment", enrolment)
