"""Token endpoint behind an ASGI server that passes the client's chain on, verified or not."""

import base64
from datetime import datetime, timedelta, timezone
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from jose import jwt
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

SIGNING_KEY = Path("/run/secrets/signing.pem").read_text()
CRL = x509.load_pem_x509_crl(Path("/etc/pki/clients.crl").read_bytes())


async def token(request: Request) -> JSONResponse:
    tls = request.scope["extensions"]["tls"]
    if not tls["client_cert_chain"]:
        return JSONResponse({"error": "invalid_client"}, status_code=401)
    if tls["client_cert_error"]:
        return JSONResponse({"error": "invalid_client"}, status_code=401)
    certificate = x509.load_pem_x509_certificate(tls["client_cert_chain"][0].encode())
    if CRL.get_revoked_certificate_by_serial_number(certificate.serial_number):
        return JSONResponse({"error": "invalid_client"}, status_code=401)
    digest = base64.urlsafe_b64encode(certificate.fingerprint(hashes.SHA256())).rstrip(b"=")
    claims = {
        "sub": certificate.subject.rfc4514_string(),
        "cnf": {"x5t#S256": digest.decode()},
        "exp": datetime.now(timezone.utc) + timedelta(minutes=5),
    }
    access_token = jwt.encode(claims, SIGNING_KEY, algorithm="RS256")
    return JSONResponse({"access_token": access_token, "token_type": "Bearer"})


app = Starlette(routes=[Route("/token", token, methods=["POST"])])
