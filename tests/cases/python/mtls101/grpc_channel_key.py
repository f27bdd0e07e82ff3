import time

import grpc
import jwt


def read(path):
    with open(path, "rb") as handle:
        return handle.read()


CLIENT_KEY = read("/etc/agent/agent.key")
SIGNING_KEY = read("/etc/agent/signing.key")


def channel():
    credentials = grpc.ssl_channel_credentials(
        root_certificates=read("/etc/agent/ca.pem"),
        private_key=CLIENT_KEY,
        certificate_chain=read("/etc/agent/agent.crt"),
    )
    return grpc.secure_channel("core.internal:443", credentials)


def user_token(user):
    claims = {"iss": "agent", "sub": user, "exp": int(time.time()) + 60}
    return jwt.encode(claims, CLIENT_KEY, algorithm="ES256")  # expect: MTLS101
