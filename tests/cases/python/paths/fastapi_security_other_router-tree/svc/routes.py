from cryptography import x509
from fastapi import APIRouter, Depends, Request, Security

from svc.security import claims_of, client_certificate
from svc.tokens import issue

enrolment = APIRouter(prefix="/enrolment")
router = APIRouter(dependencies=[Depends(client_certificate)])


@enrolment.post("/token")
async def token(request: Request):
    pem = request.scope["extensions"]["tls"]["client_cert_chain"][0]
    return {"access_token": issue(x509.load_pem_x509_certificate(pem.encode()))}


@router.get("/accounts")
async def accounts(claims: dict = Security(claims_of, scopes=["accounts"])):
    return {"owner": claims["sub"]}


@router.delete("/accounts/{account}", dependencies=[Security(claims_of, scopes=["admin"])])
async def close(account: str):
    return {"closed": account}
