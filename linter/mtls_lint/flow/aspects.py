"""Groups of aspects and origins that more than one room speaks of."""

from __future__ import annotations

BODY_OF_CERTIFICATE = ("certificate", "raw", "public-key", "part")
"""Aspects that are the certificate or key itself, not merely its name."""
BINDING = ("thumbprint", "weak-thumbprint", "public-key", "raw", "certificate", "part")
"""Aspects that tell one certificate from every other."""
IDENTITY = ("identity", "serial", "issuer", "validity", "identity-digest")
CLIENT = ("peer", "forwarded", "token-header", "parameter")
"""Origins that another party presents."""
CONFIRMATION = frozenset({"cnf", "confirmation", "x5ts256", "jkt"})
"""Claims that confirm the presenter (RFC 7800 section 3.1, RFC 8705 section 3.1, RFC 9449 section 6.1)."""

AUDIENCE = frozenset({"aud", "audience", "audiences"})
"""Members of claims, in any spelling, that say for whom the token is (RFC 7519 section 4.1.3)."""
ISSUER = frozenset({"iss", "issuer"})
"""Members of claims, in any spelling, that say who issued the token (RFC 7519 section 4.1.1)."""
EXPIRY = frozenset({"exp", "expiresat", "expiry", "expiration"})
"""Members of claims, in any spelling, that say when the token ends."""


def expires(name: str) -> bool:
    """Whether a claim of that name, as a program may spell its member, says when the token ends."""
    return plainly(name) in EXPIRY


def confirms(name: str) -> bool:
    """Whether a claim of that name, as a program may spell its member, confirms the presenter."""
    return plainly(name) in CONFIRMATION


def addresses(name: str) -> bool:
    """Whether a claim of that name, as a program may spell its member, says for whom the token is."""
    plain = plainly(name)
    return plain in AUDIENCE or plain.endswith("audience")


def names_issuer(name: str) -> bool:
    """Whether a claim of that name, as a program may spell its member, says who issued the token."""
    return plainly(name) in ISSUER


def plainly(name: str) -> str:
    """A name without what spellings differ in: case, and all that is neither letter nor digit."""
    return "".join(letter for letter in name.lower() if letter.isalnum())
