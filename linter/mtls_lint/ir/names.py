"""How the keys of configuration files are told apart, which one program spells in several ways."""

from __future__ import annotations


def relaxed(key: str) -> str:
    """The one spelling of ``client-auth``, ``clientAuth`` and ``CLIENT_AUTH``."""
    return key.lower().replace("-", "").replace("_", "")
