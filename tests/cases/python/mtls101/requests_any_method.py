import time

import jwt
import requests

CERTIFICATE = "/etc/tls/client.crt"
KEY = "/etc/tls/client.key"


def report(name):
    claims = {"sub": name, "exp": int(time.time()) + 60}
    token = jwt.encode(claims, open(KEY).read(), algorithm="ES256")  # expect: MTLS101
    requests.request("PATCH", "https://hub.example/report", headers={"Authorization": f"Bearer {token}"}, cert=(CERTIFICATE, KEY))
