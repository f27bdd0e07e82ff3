import ssl
import time

import jwt
from cryptography import x509
from cryptography.hazmat.primitives import hashes

from pki import ensure_not_revoked

KEY = open("/run/secrets/key.pem").read()
CA = x509.load_pem_x509_certificate(open("/etc/pki/ca.pem", "rb").read())


def issue(request):
    leaf = x509.load_der_x509_certificate(ssl.PEM_cert_to_DER_cert(request.environ["SSL_CLIENT_CERT"]))
    ensure_not_revoked(leaf)
    leaf.verify_directly_issued_by(CA)
    if time.time() > leaf.not_valid_after.timestamp():
        raise PermissionError("certificate expired")
    claims = {"sub": leaf.subject.rfc4514_string(), "cnf": {"x5t#S256": leaf.fingerprint(hashes.SHA256()).hex()}}
    claims["exp"] = int(time.time()) + 60
    return jwt.encode(claims, KEY, algorithm="RS256")
