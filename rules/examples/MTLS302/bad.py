import time

import jwt

from devices import DEVICES, SIGNING_KEY, ensure_not_revoked


def issue(connection):
    certificate = connection.getpeercert()
    ensure_not_revoked(certificate)
    if certificate["subject"] not in DEVICES:
        raise PermissionError("unknown device")
    claims = {
        "sub": DEVICES[certificate["subject"]],
        "exp": int(time.time()) + 600,
        "certificate": certificate["serialNumber"],
    }
    return jwt.encode(claims, SIGNING_KEY, algorithm="ES256")
