import time
from datetime import datetime, timezone

import jwt
from cryptography import x509

from devices import DEVICE_CA, SIGNING_KEY, ensure_not_revoked, thumbprint_of


def issue(environ, device):
    certificate = x509.load_pem_x509_certificate(environ["SSL_CLIENT_CERT"].encode())
    certificate.verify_directly_issued_by(DEVICE_CA)
    now = datetime.now(timezone.utc)
    if not certificate.not_valid_before_utc <= now <= certificate.not_valid_after_utc:
        raise PermissionError("expired")
    ensure_not_revoked(certificate)
    if certificate.subject != device.subject:
        raise PermissionError("another device")
    claims = {"sub": device.name, "exp": int(time.time()) + 600, "cnf": {"x5t#S256": thumbprint_of(certificate)}}
    return jwt.encode(claims, SIGNING_KEY, algorithm="ES256")
