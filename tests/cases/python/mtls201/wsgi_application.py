# options: short-lived-certificates
import base64
import hashlib
import ssl
import time

import jwt

KEY = open("/run/secrets/signing.pem").read()


def application(environ, start_response):
    if environ.get("SSL_CLIENT_VERIFY") == "NONE":
        start_response("403 Forbidden", [])
        return []
    der = ssl.PEM_cert_to_DER_cert(environ["SSL_CLIENT_CERT"])
    thumbprint = base64.urlsafe_b64encode(hashlib.sha256(der).digest()).rstrip(b"=").decode()
    claims = {"sub": environ["SSL_CLIENT_S_DN"], "exp": int(time.time()) + 300, "cnf": {"x5t#S256": thumbprint}}
    token = jwt.encode(claims, KEY, algorithm="ES256")  # expect: MTLS201
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [token.encode()]
