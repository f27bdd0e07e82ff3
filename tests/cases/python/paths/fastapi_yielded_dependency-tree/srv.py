from fastapi import FastAPI, Depends
from svc.deps import Principal, client_cert
from svc.tokens import issue

app = FastAPI()


@app.get("/me")
async def me(principal: Principal = Depends(Principal)):
    return principal.claims


@app.post("/token")
async def token(cert=Depends(client_cert)):
    return {"t": issue(cert)}
