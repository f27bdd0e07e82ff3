from cryptography import x509
from fastapi import Request
from starlette.responses import JSONResponse

from svc.pki import is_revoked


async def client_certificate(request: Request, call_next):
    tls = request.scope["extensions"]["tls"]
    if tls["client_cert_error"] is not None or not tls["client_cert_chain"]:
        return JSONResponse({"error": "client certificate required"}, status_code=401)
    cert = x509.load_pem_x509_certificate(tls["client_cert_chain"][0].encode())
    if is_revoked(cert):
        JSONResponse({"error": "revoked"}, status_code=403)
    request.state.client = cert
    return await call_next(request)
