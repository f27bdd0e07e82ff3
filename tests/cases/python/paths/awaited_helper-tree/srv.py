from fastapi import FastAPI, Request, HTTPException
from cryptography import x509
from svc.acheck import ensure_good
from svc.tokens import issue, accept

app = FastAPI()


@app.post("/token")
async def token(request: Request):
    tls = request.scope["extensions"]["tls"]
    if tls["client_cert_error"] is not None or not tls["client_cert_chain"]:
        raise HTTPException(401)
    cert = x509.load_pem_x509_certificate(tls["client_cert_chain"][0].encode())
    ensure_good(cert)
    return {"t": issue(cert)}
