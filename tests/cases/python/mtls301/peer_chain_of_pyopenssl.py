# options: client-certificates=verified short-lived-certificates
import base64
import hashlib
import time

import jwt
from OpenSSL import crypto

KEY = open("/run/secrets/signing.pem").read()


def thumbprint(der):
    return base64.urlsafe_b64encode(hashlib.sha256(der).digest()).rstrip(b"=").decode()


def serve(connection):
    leaf = connection.get_peer_cert_chain()[0]
    der = crypto.dump_certificate(crypto.FILETYPE_ASN1, leaf)
    name = leaf.get_subject().CN
    claims = {"sub": name, "exp": int(time.time()) + 300}
    connection.sendall(jwt.encode(claims, KEY, algorithm="ES256").encode())  # expect: MTLS301
