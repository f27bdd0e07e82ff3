"""Accepts tokens from the client they were issued to."""

from __future__ import annotations

import hmac
from typing import Any

import jwt
from cryptography import x509

from ledger.certificates import thumbprint
from ledger.config import Settings


class TokenError(Exception):
    """The token is not accepted."""


class TokenVerifier:
    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._public_key = settings.signing_public_key.read_text()

    def verify(self, token: str, certificate: x509.Certificate) -> dict[str, Any]:
        try:
            claims = jwt.decode(
                token,
                self._public_key,
                algorithms=["ES256"],
                audience=self._settings.audience,
                issuer=self._settings.issuer,
                options={"require": ["exp", "cnf"]},
            )
        except jwt.InvalidTokenError as error:
            raise TokenError("invalid token") from error
        self._check_binding(claims, certificate)
        return claims

    def _check_binding(self, claims: dict[str, Any], certificate: x509.Certificate) -> None:
        confirmed = claims.get("cnf", {}).get("x5t#S256")
        if not confirmed or not hmac.compare_digest(confirmed, thumbprint(certificate)):
            raise TokenError("token bound to another certificate")
