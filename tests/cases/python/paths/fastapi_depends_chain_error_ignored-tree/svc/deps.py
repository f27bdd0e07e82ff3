from typing import Annotated

from cryptography import x509
from fastapi import Depends, HTTPException, Request

from svc.pki import is_revoked


def presented(request: Request) -> x509.Certificate:
    tls = request.scope["extensions"]["tls"]
    if not tls["client_cert_chain"]:
        raise HTTPException(status_code=401)
    return x509.load_pem_x509_certificate(tls["client_cert_chain"][0].encode())


class NotRevoked:
    def __init__(self, status: int) -> None:
        self.status = status

    def __call__(self, cert: Annotated[x509.Certificate, Depends(presented)]) -> x509.Certificate:
        if is_revoked(cert):
            raise HTTPException(status_code=self.status)
        return cert


ClientCert = Annotated[x509.Certificate, Depends(NotRevoked(403))]
