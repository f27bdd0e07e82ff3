# options: client-certificates=verified short-lived-certificates
import base64
import hashlib
import time

import jwt
from M2Crypto import SSL

KEY = open("/run/secrets/signing.pem").read()


def thumbprint(der):
    return base64.urlsafe_b64encode(hashlib.sha256(der).digest()).rstrip(b"=").decode()


def context():
    made = SSL.Context("tls")
    made.set_verify(SSL.verify_peer | SSL.verify_fail_if_no_peer_cert, depth=3)
    return made


def serve(connection):
    certificate = connection.get_peer_cert()
    der = certificate.as_der()
    name = certificate.get_subject().CN
    claims = {"sub": name, "exp": int(time.time()) + 300, "cnf": {"x5t#S256": thumbprint(der)}}
    connection.write(jwt.encode(claims, KEY, algorithm="ES256").encode())
