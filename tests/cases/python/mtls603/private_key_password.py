import ssl
import time

import jwt
from cryptography import x509
from cryptography.hazmat.primitives.serialization import load_pem_private_key

with open("issuer.pem", "rb") as file:
    KEY = load_pem_private_key(file.read(), password=b"changeit")  # expect: MTLS603


def issue(client_cert: x509.Certificate, thumbprint):
    claims = {"cnf": {"x5t#S256": thumbprint}, "exp": int(time.time()) + 300}
    return jwt.encode(claims, KEY, algorithm="ES256")
