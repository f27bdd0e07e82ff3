"""Certificate-bound access tokens."""

from .issuer import TokenIssuer
from .verifier import TokenError, TokenVerifier

__all__ = ["TokenError", "TokenIssuer", "TokenVerifier"]
