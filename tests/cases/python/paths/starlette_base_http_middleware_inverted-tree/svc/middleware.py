from cryptography import x509
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.responses import PlainTextResponse

from svc.pki import is_revoked


class MutualTls(BaseHTTPMiddleware):
    def __init__(self, app, refused=403):
        super().__init__(app)
        self.refused = refused

    async def dispatch(self, request, call_next):
        tls = request.scope["extensions"]["tls"]
        if tls["client_cert_error"] is not None or not tls["client_cert_chain"]:
            return PlainTextResponse("certificate", status_code=401)
        request.state.client = x509.load_pem_x509_certificate(tls["client_cert_chain"][0].encode())
        if not is_revoked(request.state.client):
            return PlainTextResponse("revoked", status_code=403)
        return await call_next(request)
