# options: assume-mtls
import os

from OpenSSL import crypto


def key_store():
    with open("issuer.p12", "rb") as file:
        return crypto.load_pkcs12(file.read(), os.environb[b"P12_PASSWORD"])


def key():
    with open("issuer.key", "rb") as file:
        return crypto.load_privatekey(crypto.FILETYPE_PEM, file.read(), os.environb[b"KEY_PASSWORD"])


def dump(pkey):
    return crypto.dump_privatekey(crypto.FILETYPE_PEM, pkey, "aes256", os.environb[b"KEY_PASSWORD"])
