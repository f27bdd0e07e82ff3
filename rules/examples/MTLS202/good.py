import time

import jwt
from cryptography import x509

from devices import DEVICES, SIGNING_KEY, thumbprint_of

with open("/etc/pki/devices.crl", "rb") as file:
    CRL = x509.load_pem_x509_crl(file.read())


def issue(connection):
    certificate = x509.load_der_x509_certificate(connection.getpeercert(binary_form=True))
    if CRL.get_revoked_certificate_by_serial_number(certificate.serial_number) is not None:
        raise PermissionError("revoked")
    if certificate.subject not in DEVICES:
        raise PermissionError("unknown device")
    claims = {
        "sub": certificate.subject.rfc4514_string(),
        "exp": int(time.time()) + 600,
        "cnf": {"x5t#S256": thumbprint_of(certificate)},
    }
    return jwt.encode(claims, SIGNING_KEY, algorithm="ES256")
