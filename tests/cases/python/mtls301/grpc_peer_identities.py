import time

import grpc
import jwt

from pki import ensure_not_revoked, pem_thumbprint

KEY = open("/run/secrets/key.pem").read()


class Tokens:
    def Issue(self, request, context):
        identities = context.peer_identities()
        if not identities:
            context.abort(grpc.StatusCode.UNAUTHENTICATED, "certificate required")
        auth = context.auth_context()
        pem = auth["x509_pem_cert"][0]
        ensure_not_revoked(pem)
        claims = {"sub": identities[0].decode(), "san": auth.get("x509_subject_alternative_name"), "exp": time.time() + 60}
        return jwt.encode(claims, KEY, algorithm="RS256")  # expect: MTLS301
