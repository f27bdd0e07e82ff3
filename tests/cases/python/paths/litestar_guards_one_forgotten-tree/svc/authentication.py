from cryptography import x509
from litestar.connection import ASGIConnection
from litestar.exceptions import NotAuthorizedException, PermissionDeniedException
from litestar.handlers import BaseRouteHandler
from litestar.middleware import AbstractAuthenticationMiddleware, AuthenticationResult

from svc.pki import is_revoked


class CertificateMiddleware(AbstractAuthenticationMiddleware):
    async def authenticate_request(self, connection: ASGIConnection) -> AuthenticationResult:
        tls = connection.scope["extensions"]["tls"]
        if tls["client_cert_error"] is not None or not tls["client_cert_chain"]:
            raise NotAuthorizedException("client certificate required")
        cert = x509.load_pem_x509_certificate(tls["client_cert_chain"][0].encode())
        return AuthenticationResult(user=cert.subject.rfc4514_string(), auth=cert)


def not_revoked(connection: ASGIConnection, handler: BaseRouteHandler) -> None:
    if is_revoked(connection.auth):
        raise PermissionDeniedException("revoked")
