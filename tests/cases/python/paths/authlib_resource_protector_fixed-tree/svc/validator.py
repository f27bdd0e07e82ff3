import hmac

from authlib.jose import JsonWebToken
from authlib.oauth2.rfc6749 import InvalidTokenError
from authlib.oauth2.rfc6750 import BearerTokenValidator
from cryptography import x509
from flask import abort, request

from svc.pki import is_revoked, thumbprint

PUBLIC = open("/etc/issuer/public.pem").read()


def presented():
    if request.environ.get("SSL_CLIENT_VERIFY") != "SUCCESS":
        abort(401)
    cert = x509.load_pem_x509_certificate(request.environ["SSL_CLIENT_CERT"].encode())
    if is_revoked(cert):
        abort(403)
    return cert


class BoundTokenValidator(BearerTokenValidator):
    def __init__(self, issuer):
        super().__init__()
        self.issuer = issuer
        self.jwt = JsonWebToken(["RS256"])

    def authenticate_token(self, token_string):
        claims = self.jwt.decode(token_string, PUBLIC, claims_options={"iss": {"essential": True, "value": self.issuer}})
        claims.validate()
        return claims

    def validate_token(self, token, scopes, request):
        super().validate_token(token, scopes, request)
        if not hmac.compare_digest(token["cnf"]["x5t#S256"], thumbprint(presented())):
            raise InvalidTokenError()
