"""The partner banks that may ask for tokens."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.x509.oid import NameOID


@dataclass(frozen=True, slots=True)
class Client:
    name: str
    scope: str


class UnknownClientError(Exception):
    """The certificate is the CA's, and its holder is no partner of ours."""


class ClientRegistry:
    def __init__(self, path: Path) -> None:
        self._clients = {entry["name"]: Client(**entry) for entry in json.loads(path.read_text())}

    def of(self, certificate: x509.Certificate) -> Client:
        names = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
        if not names or names[0].value not in self._clients:
            raise UnknownClientError
        return self._clients[names[0].value]
