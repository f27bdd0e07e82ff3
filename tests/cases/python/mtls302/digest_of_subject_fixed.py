import hashlib
import time

import jwt
from OpenSSL import crypto

from pki import ensure_chain_valid, ensure_not_revoked

KEY = open("/run/secrets/key.pem").read()


def issue(connection):
    certificate = connection.get_peer_certificate()
    ensure_chain_valid(certificate)
    ensure_not_revoked(certificate)
    subject = certificate.get_subject()
    payload = {"sub": subject.CN, "exp": int(time.time()) + 300}
    payload["cert_hash"] = hashlib.sha256(crypto.dump_certificate(crypto.FILETYPE_ASN1, certificate)).hexdigest()
    return jwt.encode(payload, KEY, algorithm="RS256")
