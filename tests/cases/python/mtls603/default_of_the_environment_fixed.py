# options: assume-mtls
import os

from cryptography.hazmat.primitives.serialization import pkcs12

PASSWORD = os.environ["P12_PASSWORD"]


def key_store():
    with open("issuer.p12", "rb") as file:
        return pkcs12.load_key_and_certificates(file.read(), PASSWORD.encode())
