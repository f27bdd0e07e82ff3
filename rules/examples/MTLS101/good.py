import time
from pathlib import Path

import jwt
import requests

SIGNING_KEY = Path("/run/secrets/reports.pem").read_text()


def send(report):
    claims = {"sub": report.author, "exp": int(time.time()) + 60}
    token = jwt.encode(claims, SIGNING_KEY, algorithm="ES256")
    requests.post(
        "https://hub.example/reports",
        json=report.body,
        headers={"Authorization": f"Bearer {token}"},
        cert=("/etc/tls/client.crt", "/etc/tls/client.key"),
    )
