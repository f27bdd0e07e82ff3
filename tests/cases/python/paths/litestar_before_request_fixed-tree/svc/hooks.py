from cryptography import x509
from litestar import Request, Response

from svc.pki import is_revoked


async def client_certificate(request: Request) -> Response | None:
    tls = request.scope["extensions"]["tls"]
    if tls["client_cert_error"] is not None or not tls["client_cert_chain"]:
        return Response({"error": "client certificate required"}, status_code=401)
    request.state.client = x509.load_pem_x509_certificate(tls["client_cert_chain"][0].encode())
    if is_revoked(request.state.client):
        return Response({"error": "revoked"}, status_code=403)
    return None
