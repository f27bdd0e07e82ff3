import hashlib
import time

import jwt
from OpenSSL import SSL, crypto

from pki import ensure_not_revoked

KEY = open("/run/secrets/key.pem").read()


def context():
    ctx = SSL.Context(SSL.TLS_SERVER_METHOD)
    ctx.load_verify_locations("/etc/pki/ca.pem")
    ctx.set_verify(SSL.VERIFY_PEER | SSL.VERIFY_FAIL_IF_NO_PEER_CERT, None)
    return ctx


def issue(connection):
    peer = connection.get_peer_certificate()
    ensure_not_revoked(peer)
    claims = {
        "sub": peer.get_subject().CN,
        "ser": format(peer.get_serial_number(), "x"),
        "iss_dn": peer.get_issuer().der().hex(),
        "exp": int(time.time()) + 60,
    }
    return jwt.encode(claims, KEY, algorithm="RS256")  # expect: MTLS302
