# options: assume-mtls
import os

from OpenSSL import crypto


def key_store():
    with open("issuer.p12", "rb") as file:
        return crypto.load_pkcs12(file.read(), b"keystore")  # expect: MTLS603


def key():
    with open("issuer.key", "rb") as file:
        return crypto.load_privatekey(crypto.FILETYPE_PEM, file.read(), b"")  # expect: MTLS603


def dump(pkey):
    return crypto.dump_privatekey(crypto.FILETYPE_PEM, pkey, "aes256", b"letmein")  # expect: MTLS603
