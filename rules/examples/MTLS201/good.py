import time

import jwt
from cryptography.x509.verification import PolicyBuilder, Store
from OpenSSL.SSL import Connection

from devices import DEVICES, ROOTS, SIGNING_KEY, ensure_not_revoked, thumbprint_of


def issue(connection: Connection):
    certificate = connection.get_peer_certificate().to_cryptography()
    PolicyBuilder().store(Store(ROOTS)).build_client_verifier().verify(certificate, [])
    ensure_not_revoked(certificate)
    if certificate.subject not in DEVICES:
        raise PermissionError("unknown device")
    claims = {
        "sub": certificate.subject.rfc4514_string(),
        "exp": int(time.time()) + 600,
        "cnf": {"x5t#S256": thumbprint_of(certificate)},
    }
    return jwt.encode(claims, SIGNING_KEY, algorithm="ES256")
