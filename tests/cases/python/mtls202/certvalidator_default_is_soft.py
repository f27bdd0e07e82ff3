import base64
import hashlib
import time

import jwt
from asn1crypto import pem, x509
from certvalidator import CertificateValidator, ValidationContext

KEY = open("/run/secrets/key.pem").read()
CONTEXT = ValidationContext(trust_roots=[open("/etc/pki/root.der", "rb").read()], allow_fetching=True)


def issue(stream):
    der = stream.getpeercert(binary_form=True)
    certificate = x509.Certificate.load(der)
    CertificateValidator(certificate, validation_context=CONTEXT).validate_usage({"digital_signature"})
    thumbprint = base64.urlsafe_b64encode(hashlib.sha256(certificate.dump()).digest()).rstrip(b"=")
    claims = {
        "sub": certificate.subject.native["common_name"],
        "cnf": {"x5t#S256": thumbprint.decode()},
        "exp": int(time.time()) + 300,
    }
    return jwt.encode(claims, KEY, algorithm="ES256")  # expect: MTLS202
