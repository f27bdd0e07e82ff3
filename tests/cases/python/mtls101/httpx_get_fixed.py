import time

import jwt
import httpx

CERTIFICATE = "/etc/tls/client.crt"
KEY = "/etc/tls/client.key"


def report(name):
    claims = {"sub": name, "exp": int(time.time()) + 60}
    token = jwt.encode(claims, open("/run/secrets/signing.pem").read(), algorithm="ES256")
    httpx.get("https://hub.example/report", headers={"Authorization": f"Bearer {token}"}, cert=(CERTIFICATE, KEY))
