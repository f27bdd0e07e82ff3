import time

import jwt

from devices import DEVICES, SIGNING_KEY, ensure_not_revoked, thumbprint_of


def issue(connection):
    der = connection.getpeercert(binary_form=True)
    if der is None:
        raise PermissionError("no certificate")
    ensure_not_revoked(der)
    if thumbprint_of(der) not in DEVICES:
        raise PermissionError("unknown device")
    claims = {
        "sub": DEVICES[thumbprint_of(der)],
        "exp": int(time.time()) + 600,
        "fingerprint": thumbprint_of(der),
    }
    return jwt.encode(claims, SIGNING_KEY, algorithm="ES256")
