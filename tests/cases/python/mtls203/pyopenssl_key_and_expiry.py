import hashlib
import time

import jwt
from OpenSSL import crypto

from pki import ensure_not_revoked

KEY = open("/run/secrets/key.pem").read()
CA = crypto.load_certificate(crypto.FILETYPE_PEM, open("/etc/pki/ca.pem", "rb").read())


def issue(connection):
    peer = connection.get_peer_certificate()
    ensure_not_revoked(peer)
    x509 = peer.to_cryptography()
    x509.verify_directly_issued_by(CA.to_cryptography())  # expect: MTLS203
    digest = hashlib.sha256(crypto.dump_certificate(crypto.FILETYPE_ASN1, peer)).hexdigest()
    claims = {"sub": peer.get_subject().CN, "cnf": {"x5t#S256": digest}, "exp": int(time.time()) + 60}
    return jwt.encode(claims, KEY, algorithm="RS256")
