# options: short-lived-certificates
import datetime
import hashlib
import logging
import ssl
import time

import jwt
from cryptography import x509
from cryptography.exceptions import InvalidSignature

KEY = open("/run/secrets/key.pem").read()
CA = x509.load_pem_x509_certificate(open("/etc/pki/ca.pem", "rb").read())


def is_ours(certificate):
    try:
        certificate.verify_directly_issued_by(CA)
    except InvalidSignature:
        return False
    if certificate.not_valid_after_utc < datetime.datetime.now(datetime.timezone.utc):
        logging.warning("certificate %s has expired", certificate.serial_number)
        return False
    return True


def issue(request):
    der = ssl.PEM_cert_to_DER_cert(request.environ["SSL_CLIENT_CERT"])
    certificate = x509.load_der_x509_certificate(der)
    if not is_ours(certificate):
        raise PermissionError("not one of our certificates")
    claims = {"sub": "device", "cnf": {"x5t#S256": hashlib.sha256(der).hexdigest()}, "exp": int(time.time()) + 60}
    return jwt.encode(claims, KEY, algorithm="RS256")
