import time
from pathlib import Path

import requests
from authlib.jose import JsonWebToken

session = requests.Session()
session.cert = ("/etc/edge/edge.crt", "/etc/edge/edge.key")
tokens = JsonWebToken(["RS256"])
KEY = Path("/etc/edge/edge.key").read_bytes()


def customer_token(customer):
    claims = {"iss": "edge", "sub": customer, "exp": int(time.time()) + 60}
    return tokens.encode({"alg": "RS256"}, claims, KEY)  # expect: MTLS101


def profile(customer):
    url = f"https://core.internal/customers/{customer}"
    return session.get(url, headers={"Authorization": f"Bearer {customer_token(customer)}"}).json()
