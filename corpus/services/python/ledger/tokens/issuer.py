"""Issues tokens, each bound to the certificate of the client that asks."""

from __future__ import annotations

import time
import uuid

import jwt
from cryptography import x509

from ledger.certificates import thumbprint
from ledger.clients import Client
from ledger.config import Settings


class TokenIssuer:
    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._key = settings.signing_key.read_text()

    def issue(self, client: Client, certificate: x509.Certificate) -> str:
        now = int(time.time())
        claims = {
            "iss": self._settings.issuer,
            "aud": self._settings.audience,
            "sub": client.name,
            "scope": client.scope,
            "jti": str(uuid.uuid4()),
            "iat": now,
            "exp": self._expiry(now, certificate),
            "cnf": {"x5t#S256": thumbprint(certificate)},
        }
        return jwt.encode(claims, self._key, algorithm="ES256", headers={"kid": "ledger-1"})

    def _expiry(self, now: int, certificate: x509.Certificate) -> int:
        return min(now + 600, int(certificate.not_valid_after_utc.timestamp()))
