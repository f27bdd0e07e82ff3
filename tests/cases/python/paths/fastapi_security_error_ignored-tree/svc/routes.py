from fastapi import APIRouter, Depends, Request, Security

from svc.security import claims_of, client_certificate
from svc.tokens import issue

enrolment = APIRouter(prefix="/enrolment", dependencies=[Depends(client_certificate)])
router = APIRouter()


@enrolment.post("/token")
async def token(request: Request):
    return {"access_token": issue(request.state.client)}


@router.get("/accounts")
async def accounts(claims: dict = Security(claims_of, scopes=["accounts"])):
    return {"owner": claims["sub"]}


@router.delete("/accounts/{account}", dependencies=[Security(claims_of, scopes=["admin"])])
async def close(account: str):
    return {"closed": account}
