import ssl
import time
from urllib.request import Request, urlopen

import jwt

KEYFILE = "/etc/edge/edge.key"
SIGNING_KEY = open(KEYFILE).read()

context = ssl.create_default_context()
context.load_cert_chain("/etc/edge/edge.crt", KEYFILE)


def user_token(user):
    claims = {"iss": "edge", "sub": user, "exp": int(time.time()) + 300}
    return jwt.encode(claims, SIGNING_KEY, algorithm="ES256")  # expect: MTLS101


def forward(user, body):
    call = Request("https://core.internal/calls", body, {"Authorization": f"Bearer {user_token(user)}"})
    return urlopen(call, context=context).read()
