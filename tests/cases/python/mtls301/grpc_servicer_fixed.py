import base64
import hashlib
import time

import grpc
import jwt

import tokens_pb2
import tokens_pb2_grpc
from revocation import ensure_not_revoked

KEY = open("/run/secrets/signing.pem").read()


class TokenService(tokens_pb2_grpc.TokensServicer):
    def Issue(self, request, context):
        auth = context.auth_context()
        pem = auth.get("x509_pem_cert")
        if not pem:
            context.abort(grpc.StatusCode.UNAUTHENTICATED, "client certificate required")
        ensure_not_revoked(pem[0])
        claims = {"sub": auth["x509_common_name"][0].decode(), "exp": time.time() + 600}
        der = base64.b64decode(b"".join(pem[0].splitlines()[1:-1]))
        claims["cnf"] = {"x5t#S256": base64.urlsafe_b64encode(hashlib.sha256(der).digest()).decode()}
        return tokens_pb2.Token(value=jwt.encode(claims, KEY, algorithm="RS256"))


def credentials(pair, ca):
    return grpc.ssl_server_credentials([pair], root_certificates=ca, require_client_auth=True)
