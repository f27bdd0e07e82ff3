# options: short-lived-certificates
import ssl
import time

import jwt

from shop.registry import KEY, PINS, thumbprint

context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)


def serve(connection):
    certificate = connection.getpeercert()
    der = connection.get_unverified_chain()[0]
    if thumbprint(der) not in PINS:
        raise PermissionError
    if ssl.cert_time_to_seconds(certificate["notAfter"]) < time.time():
        raise PermissionError
    claims = {"sub": "device", "exp": int(time.time()) + 300, "cnf": {"x5t#S256": thumbprint(der)}}
    connection.sendall(jwt.encode(claims, KEY, algorithm="ES256").encode())
