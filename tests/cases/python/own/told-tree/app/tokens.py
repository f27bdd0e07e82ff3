import time

import jwt

KEY = open("issuer.pem").read()


def issue(certificate, claims):
    """The encoder of this house adds the confirmation."""
    claims.update(sub=certificate.subject.rfc4514_string(), exp=time.time() + 300)
    return jwt.encode(claims, KEY, algorithm="RS256")
