# options: assume-mtls
import os

from cryptography.hazmat.primitives.serialization import load_der_private_key, pkcs12

PASSWORD = os.getenv("P12_PASSWORD", "password").encode()  # expect: MTLS603


def key_store():
    with open("issuer.p12", "rb") as file:
        return pkcs12.load_pkcs12(file.read(), PASSWORD)


def key():
    with open("issuer.der", "rb") as file:
        return load_der_private_key(file.read(), PASSWORD)
