import time
from pathlib import Path

import jwt
import requests

CLIENT_KEY = Path("/etc/tls/client.key").read_text()


def send(report):
    claims = {"sub": report.author, "exp": int(time.time()) + 60}
    token = jwt.encode(claims, CLIENT_KEY, algorithm="ES256")
    requests.post(
        "https://hub.example/reports",
        json=report.body,
        headers={"Authorization": f"Bearer {token}"},
        cert=("/etc/tls/client.crt", "/etc/tls/client.key"),
    )
