import base64
import hmac

import jwt
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from fastapi import Depends, HTTPException, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

ISSUER = open("/etc/issuer.pub").read()
CRL = x509.load_pem_x509_crl(open("/etc/pki/ca.crl", "rb").read())
bearer = HTTPBearer()


def client_certificate(request: Request) -> x509.Certificate:
    tls = request.scope["extensions"]["tls"]
    if tls["client_cert_error"] is not None or not tls["client_cert_chain"]:
        raise HTTPException(status_code=401)
    cert = x509.load_pem_x509_certificate(tls["client_cert_chain"][0].encode())
    if CRL.get_revoked_certificate_by_serial_number(cert.serial_number) is not None:
        raise HTTPException(status_code=403)
    return cert


async def bound_token(
    credentials: HTTPAuthorizationCredentials = Depends(bearer),
    cert: x509.Certificate = Depends(client_certificate),
) -> dict:
    try:
        # expect: MTLS303
        claims = jwt.decode(credentials.credentials, ISSUER, algorithms=["RS256"])
    except jwt.PyJWTError as error:
        raise HTTPException(status_code=401) from error
    digest = base64.urlsafe_b64encode(cert.fingerprint(hashes.SHA256())).rstrip(b"=").decode()
    if not hmac.compare_digest(claims.get("cnf", {}).get("x5t#S256", ""), digest):
        print("token is bound to another certificate")
    return claims
