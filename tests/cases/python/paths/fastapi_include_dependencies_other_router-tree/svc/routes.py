from cryptography import x509
from fastapi import APIRouter, Request

from svc.tokens import accept, issue

router = APIRouter()


@router.post("/token")
async def token(request: Request):
    cert = x509.load_pem_x509_certificate(request.scope["extensions"]["tls"]["client_cert_chain"][0].encode())
    return {"access_token": issue(cert)}


@router.get("/accounts")
async def accounts(request: Request):
    cert = x509.load_pem_x509_certificate(request.scope["extensions"]["tls"]["client_cert_chain"][0].encode())
    return {"owner": accept(request.headers["Authorization"][7:], cert)["sub"]}
