import datetime

import httpx
import jwt

CERT = "/var/run/agent/agent.crt"
KEY = "/var/run/agent/agent.key"


def attestation(user: str) -> str:
    with open("/etc/agent/issuer.key") as handle:
        key = handle.read()
    claims = {
        "iss": "agent",
        "sub": user,
        "exp": datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(minutes=1),
    }
    return jwt.encode(claims, key, algorithm="ES256")


async def push(user: str) -> None:
    async with httpx.AsyncClient(cert=(CERT, KEY), verify="/etc/agent/ca.pem") as client:
        await client.post("https://hub.internal/login", json={"assertion": attestation(user)})
