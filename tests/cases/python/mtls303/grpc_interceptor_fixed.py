import hashlib

import grpc
import jwt

from pki import ensure_not_revoked, pem_to_der

ISSUER = open("/etc/issuer.pub").read()


class OrdersService:
    def List(self, request, context):
        auth = context.auth_context()
        der = pem_to_der(auth["x509_pem_cert"][0])
        ensure_not_revoked(der)
        metadata = dict(context.invocation_metadata())
        claims = jwt.decode(metadata["authorization"][7:], ISSUER, algorithms=["RS256"])
        if claims["cnf"]["x5t#S256"] != hashlib.sha256(der).hexdigest():
            context.abort(grpc.StatusCode.UNAUTHENTICATED, "token is bound to another certificate")
        return [claims["sub"]]
