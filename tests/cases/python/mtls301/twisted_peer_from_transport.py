# options: client-certificates=verified short-lived-certificates
import base64
import hashlib
import time

import jwt
from twisted.internet import protocol, ssl

KEY = open("/run/secrets/signing.pem").read()


def thumbprint(der):
    return base64.urlsafe_b64encode(hashlib.sha256(der).digest()).rstrip(b"=").decode()


class Tokens(protocol.Protocol):
    def dataReceived(self, data):
        certificate = ssl.Certificate.peerFromTransport(self.transport)
        der = certificate.dump()
        name = certificate.getSubject().commonName
        claims = {"sub": name, "exp": int(time.time()) + 300}
        self.transport.write(jwt.encode(claims, KEY, algorithm="ES256").encode())  # expect: MTLS301
