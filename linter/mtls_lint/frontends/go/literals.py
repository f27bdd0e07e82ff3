"""The values of Go literals."""

from __future__ import annotations

import re

from mtls_lint.ir.nodes import Literal

_ESCAPE = re.compile(r"\\(?:([abfnrtv\\'\"])|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{3}))")
_SIMPLE = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}


def _character(match: re.Match[str]) -> str:
    simple, byte, short, long, octal = match.groups()
    if simple:
        return _SIMPLE.get(simple, simple)
    code = int(octal, 8) if octal else int(byte or short or long, 16)
    return chr(code) if code < 0x110000 else "\ufffd"


def string(written: str) -> str:
    """The value of an interpreted string or a rune, its quotes included in ``written``."""
    return _ESCAPE.sub(_character, written[1:-1])


def raw(written: str) -> str:
    """The value of a raw string."""
    return written[1:-1].replace("\r", "")


def number(written: str) -> Literal:
    """The value of an integer or float; the text itself when it is neither (imaginary, too long)."""
    digits = written.replace("_", "")
    try:
        if re.fullmatch(r"0[0-7]+", digits):
            return int(digits, 8)
        return int(digits, 0)
    except ValueError:
        try:
            return float.fromhex(digits) if digits[:2].lower() == "0x" else float(digits)
        except (ValueError, OverflowError):
            return written
