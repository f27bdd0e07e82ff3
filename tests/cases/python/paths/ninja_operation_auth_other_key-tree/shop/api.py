from cryptography import x509
from ninja import NinjaAPI

from shop import tokens
from shop.auth import OperatorKey, client_certificate

api = NinjaAPI()


@api.get("/status", auth=[client_certificate, OperatorKey()])
def status(request):
    return {"status": "up"}


@api.post("/token", auth=client_certificate)
def token(request):
    return {"access_token": tokens.issue(request.auth)}


@api.get("/accounts", auth=[OperatorKey()])
def accounts(request):
    cert = x509.load_pem_x509_certificate(request.META["SSL_CLIENT_CERT"].encode())
    return {"owner": tokens.accept(request.headers["Authorization"][7:], cert)["sub"]}
