from cryptography import x509
from fastapi import HTTPException, Request

from svc.pki import is_revoked


def client_certificate(request: Request) -> None:
    tls = request.scope["extensions"]["tls"]
    if tls["client_cert_error"] is not None or not tls["client_cert_chain"]:
        raise HTTPException(status_code=401)
    cert = x509.load_pem_x509_certificate(tls["client_cert_chain"][0].encode())
    if is_revoked(cert):
        raise HTTPException(status_code=403)
    request.state.client = cert
