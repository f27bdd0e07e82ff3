from fastapi import Depends, HTTPException, Request
from cryptography import x509
from svc.pki import is_revoked
from svc.tokens import accept


def client_cert(request: Request):
    tls = request.scope["extensions"]["tls"]
    if tls["client_cert_error"] is not None or not tls["client_cert_chain"]:
        raise HTTPException(401)
    cert = x509.load_pem_x509_certificate(tls["client_cert_chain"][0].encode())
    if is_revoked(cert):
        raise HTTPException(403)
    yield cert


class Principal:
    def __init__(self, request: Request, cert: x509.Certificate = Depends(client_cert)):
        self.claims = accept(request.headers["Authorization"][7:], cert)
