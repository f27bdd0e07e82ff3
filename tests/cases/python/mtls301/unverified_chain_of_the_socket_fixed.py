# options: client-certificates=verified short-lived-certificates
import base64
import hashlib
import time

import jwt
from cryptography import x509

KEY = open("/run/secrets/signing.pem").read()


def thumbprint(der):
    return base64.urlsafe_b64encode(hashlib.sha256(der).digest()).rstrip(b"=").decode()


def serve(connection):
    der = connection.get_unverified_chain()[0]
    name = x509.load_der_x509_certificate(der).subject.rfc4514_string()
    claims = {"sub": name, "exp": int(time.time()) + 300, "cnf": {"x5t#S256": thumbprint(der)}}
    connection.sendall(jwt.encode(claims, KEY, algorithm="ES256").encode())
