import time
import uuid

import jwt
import requests

CERT = "/etc/client/client.crt"
KEY = "/etc/client/client.key"
CLIENT_ID = "billing"
TOKEN_URL = "https://idp.internal/token"


def fetch_token() -> str:
    with open(KEY) as handle:
        key = handle.read()
    claims = {
        "iss": CLIENT_ID,
        "sub": CLIENT_ID,
        "aud": TOKEN_URL,
        "jti": str(uuid.uuid4()),
        "exp": int(time.time()) + 60,
    }
    assertion = jwt.encode(claims, key, algorithm="RS256")
    form = {
        "grant_type": "client_credentials",
        "client_assertion_type": "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
        "client_assertion": assertion,
    }
    answer = requests.post(TOKEN_URL, data=form, cert=(CERT, KEY))
    return answer.json()["access_token"]
