import base64
import hashlib
import time

import jwt
from OpenSSL import crypto

KEY = open("/run/secrets/key.pem").read()


def trust_store():
    store = crypto.X509Store()
    store.add_cert(crypto.load_certificate(crypto.FILETYPE_PEM, open("/etc/pki/ca.pem", "rb").read()))
    store.add_crl(crypto.load_crl(crypto.FILETYPE_PEM, open("/etc/pki/ca.crl", "rb").read()))
    store.set_flags(crypto.X509StoreFlags.CRL_CHECK | crypto.X509StoreFlags.CRL_CHECK_ALL)
    return store


STORE = trust_store()


def issue(connection):
    peer = connection.get_peer_certificate()
    crypto.X509StoreContext(STORE, peer).verify_certificate()
    der = crypto.dump_certificate(crypto.FILETYPE_ASN1, peer)
    thumbprint = base64.urlsafe_b64encode(hashlib.sha256(der).digest()).rstrip(b"=").decode()
    claims = {
        "sub": peer.get_subject().CN,
        "cnf": {"x5t#S256": thumbprint},
        "exp": int(time.time()) + 300,
    }
    return jwt.encode(claims, KEY, algorithm="RS256")
