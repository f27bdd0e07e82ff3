"""Making hostile text harmless: file names and source lines are an attacker's to choose."""

from __future__ import annotations

import unicodedata
from typing import TextIO

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
# Control, format (which holds the bidirectional overrides), surrogate, and line or paragraph separator.
_UNSAFE = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))


def clean(text: str) -> str:
    """The text with every character replaced that could steer a terminal, reorder or end a line."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_REPLACEMENT if unicodedata.category(char) in _UNSAFE else char for char in text)


def width(text: str) -> int:
    """How many terminal columns the cleaned text takes: wide characters two, combining ones none."""
    if text.isascii():
        return len(text)
    return sum(_columns(char) for char in text)


def _columns(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1


def emit(stream: TextIO, text: str) -> None:
    """Writes the text, with a question mark for what the stream's encoding lacks."""
    encoding = getattr(stream, "encoding", None) or "utf-8"
    stream.write(text.encode(encoding, "replace").decode(encoding))
