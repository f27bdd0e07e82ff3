"""Pushes build results to the release service, which knows us by our client certificate."""

import os

import requests

RELEASES = os.environ.get("RELEASES_URL", "https://releases.internal")


def session() -> requests.Session:
    session = requests.Session()
    session.cert = ("/etc/ci/client.crt", "/etc/ci/client.key")
    session.verify = False  # expect: MTLS403
    return session


def publish(build: str, token: str) -> None:
    response = session().post(
        f"{RELEASES}/builds/{build}",
        headers={"Authorization": f"Bearer {token}"},
        timeout=10,
    )
    response.raise_for_status()
