import time

import jwt
from cryptography.hazmat.primitives import hashes

KEY = open("/run/secrets/key.pem").read()


class TokenIssuer:
    def __init__(self, key=KEY, lifetime=300):
        self.key = key
        self.lifetime = lifetime

    def issue(self, certificate):
        claims = {
            "sub": certificate.subject.rfc4514_string(),
            "exp": int(time.time()) + self.lifetime,
            "cnf": {"x5t#S256": certificate.fingerprint(hashes.SHA256()).hex()},
        }
        return jwt.encode(claims, self.key, algorithm="RS256")
