"""The values of Java literals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtls_lint.frontends.base import text
from mtls_lint.ir import nodes as ir

if TYPE_CHECKING:
    from tree_sitter import Node

LITERALS = frozenset(
    {
        "null_literal",
        "true",
        "false",
        "decimal_integer_literal",
        "hex_integer_literal",
        "octal_integer_literal",
        "binary_integer_literal",
        "decimal_floating_point_literal",
        "hex_floating_point_literal",
        "character_literal",
        "string_literal",
    }
)

_ESCAPE = re.compile(r"\\(u+[0-9a-fA-F]{4}|[0-7]{1,3}|\r?\n|.)", re.DOTALL)
_SIMPLE = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "s": " ", "t": "\t"}


def literal(node: Node) -> ir.Literal:
    """The value of a literal node; numbers too odd to read are 0."""
    kind = node.type
    if kind == "null_literal":
        return None
    written = text(node)
    if kind in ("true", "false"):
        return kind == "true"
    if kind in ("string_literal", "character_literal"):
        return string(written)
    if kind.endswith("integer_literal"):
        return _integer(written)
    return _real(written)


def string(written: str) -> str:
    """The text of a quoted literal: string, character or text block."""
    if written.startswith('"""') and len(written) >= 6:
        return unescape(_text_block(written[3:-3]))
    return unescape(written[1:-1])


def unescape(written: str) -> str:
    """Text with its backslash escapes decoded."""
    return _ESCAPE.sub(_escape, written) if "\\" in written else written


def _escape(match: re.Match[str]) -> str:
    code = match.group(1)
    if code[0] == "u" and len(code) > 1:
        point = int(code.lstrip("u"), 16)
        # Half of a surrogate pair has no UTF-8 form; nothing downstream could print it.
        return "\ufffd" if 0xD800 <= point <= 0xDFFF else chr(point)
    if code[0] in "01234567":
        return chr(int(code, 8))
    return "" if code.endswith("\n") else _SIMPLE.get(code, code)


def _text_block(written: str) -> str:
    """The lines of a text block without their common indentation (JLS 3.10.6)."""
    lines = written.replace("\r\n", "\n").split("\n")[1:]
    # The line of the closing quotes counts even when it is blank.
    measured = [line for line in lines[:-1] if line.strip()] + lines[-1:]
    indent = min((len(line) - len(line.lstrip()) for line in measured), default=0)
    return "\n".join(line[indent:].rstrip() for line in lines)


def _integer(written: str) -> int:
    digits = written.replace("_", "").rstrip("lL").lower()
    try:
        if digits[:2] in ("0x", "0b"):
            return int(digits, 0)
        return int(digits, 8 if digits[0] == "0" else 10)
    except (ValueError, IndexError):
        return 0


def _real(written: str) -> float:
    digits = written.replace("_", "").lower()
    try:
        return float.fromhex(digits.rstrip("fd")) if "p" in digits else float(digits.rstrip("fd"))
    except (ValueError, OverflowError):
        return 0.0
