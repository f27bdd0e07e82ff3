import os

from cryptography import x509
from cryptography.hazmat.primitives.serialization import pkcs12

PASSWORD = os.environ["P12_PASSWORD"]


def key_store():
    with open("issuer.p12", "rb") as file:
        return pkcs12.load_key_and_certificates(file.read(), PASSWORD.encode())


def subject(client_cert: x509.Certificate):
    return client_cert.subject.rfc4514_string()
