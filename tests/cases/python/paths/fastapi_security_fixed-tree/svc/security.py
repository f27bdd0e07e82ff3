from cryptography import x509
from fastapi import Depends, HTTPException, Request, Security
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer, SecurityScopes

from svc.pki import is_revoked
from svc.tokens import accept

bearer = HTTPBearer()


def client_certificate(request: Request) -> x509.Certificate:
    tls = request.scope["extensions"]["tls"]
    if tls["client_cert_error"] is not None or not tls["client_cert_chain"]:
        raise HTTPException(status_code=401)
    cert = x509.load_pem_x509_certificate(tls["client_cert_chain"][0].encode())
    if is_revoked(cert):
        raise HTTPException(status_code=403)
    request.state.client = cert
    return cert


async def claims_of(
    scopes: SecurityScopes,
    credentials: HTTPAuthorizationCredentials = Security(bearer),
    cert: x509.Certificate = Depends(client_certificate),
) -> dict:
    claims = accept(credentials.credentials, cert)
    if not set(scopes.scopes) <= set(claims["scope"].split()):
        raise HTTPException(status_code=403)
    return claims
