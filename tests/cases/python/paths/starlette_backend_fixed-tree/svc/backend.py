from cryptography import x509
from starlette.authentication import AuthCredentials, AuthenticationBackend, AuthenticationError, SimpleUser

from svc.pki import is_revoked


class Client(SimpleUser):
    def __init__(self, cert):
        super().__init__(cert.subject.rfc4514_string())
        self.cert = cert


class CertificateBackend(AuthenticationBackend):
    async def authenticate(self, conn):
        tls = conn.scope["extensions"]["tls"]
        if tls["client_cert_error"] is not None or not tls["client_cert_chain"]:
            raise AuthenticationError("client certificate required")
        cert = x509.load_pem_x509_certificate(tls["client_cert_chain"][0].encode())
        if is_revoked(cert):
            raise AuthenticationError("revoked")
        return AuthCredentials(["authenticated"]), Client(cert)
