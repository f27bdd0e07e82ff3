"""Order client: calls the warehouse over mutual TLS and hands it a token for the courier."""

from datetime import datetime, timedelta, timezone
from pathlib import Path

import jwt
import requests

WAREHOUSE = "https://warehouse.internal:8443"
CLIENT_CERT = "/etc/tls/orders.crt"
CLIENT_KEY = "/etc/tls/orders.key"
SIGNING_KEY = Path("/etc/orders/token-signing.key").read_text()


def courier_token(order_id: str) -> str:
    claims = {
        "iss": "https://orders.internal",
        "sub": order_id,
        "scope": "parcel:collect",
        "exp": datetime.now(timezone.utc) + timedelta(minutes=10),
    }
    return jwt.encode(claims, SIGNING_KEY, algorithm="RS256")


def dispatch(order_id: str) -> dict:
    response = requests.post(
        f"{WAREHOUSE}/dispatch",
        json={"order": order_id, "courier_token": courier_token(order_id)},
        cert=(CLIENT_CERT, CLIENT_KEY),
        timeout=5,
    )
    response.raise_for_status()
    return response.json()
