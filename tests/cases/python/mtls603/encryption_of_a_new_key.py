import secrets

from cryptography import x509
from cryptography.hazmat.primitives import serialization


def enroll(client_cert: x509.Certificate, key):
    password = b"client"  # expect: MTLS603
    return password, serialization.pkcs12.serialize_key_and_certificates(
        b"issued", key, client_cert, None, serialization.BestAvailableEncryption(password)
    )
