import time

import jwt
from cryptography import x509
from cryptography.hazmat.primitives import hashes

from pki import ensure_chain_valid, ensure_not_revoked

KEY = open("/run/secrets/key.pem").read()


def base_claims(subject, lifetime=300, extra=None):
    now = int(time.time())
    claims = {"iss": "https://issuer.internal", "sub": subject, "iat": now, "exp": now + lifetime}
    if extra:
        claims.update(extra)
    return claims


def issue(connection):
    certificate = x509.load_der_x509_certificate(connection.getpeercert(True))
    ensure_chain_valid(certificate)
    ensure_not_revoked(certificate)
    digest = certificate.fingerprint(hashes.SHA256()).hex()
    claims = base_claims(certificate.subject.rfc4514_string(), extra={"cnf": {"x5t#S256": digest}})
    return jwt.encode(claims, KEY, algorithm="RS256")
