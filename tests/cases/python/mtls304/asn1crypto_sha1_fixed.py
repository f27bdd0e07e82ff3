import time

import jwt
from asn1crypto import x509

from pki import ensure_not_revoked

KEY = open("/run/secrets/key.pem").read()


def issue(connection):
    peer = x509.Certificate.load(connection.getpeercert(binary_form=True))
    ensure_not_revoked(peer)
    claims = {
        "sub": peer.subject.human_friendly,
        "cnf": {"x5t#S256": peer.sha256.hex()},
        "exp": int(time.time()) + 60,
    }
    return jwt.encode(claims, KEY, algorithm="RS256")
