import hmac
import time

import jwt

from svc.pki import thumbprint

KEY = open("/run/secrets/signing.pem").read()
PUBLIC = open("/etc/issuer/public.pem").read()


def issue(cert):
    claims = {
        "sub": cert.subject.rfc4514_string(),
        "exp": int(time.time()) + 300,
        "cnf": {"x5t#S256": thumbprint(cert)},
    }
    # expect: MTLS202
    return jwt.encode(claims, KEY, algorithm="RS256")


def accept(token, cert):
    # expect: MTLS202
    claims = jwt.decode(token, PUBLIC, algorithms=["RS256"])
    if not hmac.compare_digest(claims["cnf"]["x5t#S256"], thumbprint(cert)):
        raise PermissionError("the token belongs to another client")
    return claims
