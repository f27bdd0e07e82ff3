"""The seed's remediation: the token carries the certificate's fingerprint."""

import hashlib
import jwt
from datetime import datetime, timedelta


def create_bound_jwt(client_cert, private_key):
    # Extract certificate fingerprint
    cert_der = client_cert.dump()
    cert_fingerprint = hashlib.sha256(cert_der).hexdigest()

    # Include certificate binding in claims
    claims = {
        'sub': client_cert.get_subject().CN,
        'cert_fingerprint': cert_fingerprint,
        'iat': datetime.utcnow(),
        'exp': datetime.utcnow() + timedelta(hours=1)
    }

    # Sign with server private key (not client cert)
    token = jwt.encode(claims, private_key, algorithm='RS256')
    return token
