import ssl

import jwt
from cryptography import x509


def claims_of(connection: ssl.SSLSocket, token: str, issuer_pem: bytes) -> dict:
    if connection.getpeercert() is None:
        raise PermissionError("no client certificate")
    public_key = x509.load_pem_x509_certificate(issuer_pem).public_key()
    return jwt.decode(token, public_key, algorithms=["RS256", "HS256"])
