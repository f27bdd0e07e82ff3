# options: short-lived-certificates
import hashlib
import ssl
import time

import jwt
from cryptography import x509
from cryptography.x509.verification import PolicyBuilder, Store

KEY = open("/run/secrets/key.pem").read()
CA = x509.load_pem_x509_certificate(open("/etc/pki/ca.pem", "rb").read())


def issue(request):
    der = ssl.PEM_cert_to_DER_cert(request.environ["SSL_CLIENT_CERT"])
    certificate = x509.load_der_x509_certificate(der)
    PolicyBuilder().store(Store([CA])).build_client_verifier().verify(certificate, [])
    claims = {
        "sub": certificate.subject.rfc4514_string(),
        "cnf": {"x5t#S256": hashlib.sha256(der).hexdigest()},
        "exp": int(time.time()) + 60,
    }
    return jwt.encode(claims, KEY, algorithm="RS256")
