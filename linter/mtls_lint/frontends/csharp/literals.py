"""The values of C# literals."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

from mtls_lint.frontends.base import text
from mtls_lint.ir import nodes as ir

if TYPE_CHECKING:
    from tree_sitter import Node

LITERALS = frozenset(
    [
        "null_literal",
        "boolean_literal",
        "integer_literal",
        "real_literal",
        "character_literal",
        "string_literal",
        "verbatim_string_literal",
        "raw_string_literal",
    ]
)

_ESCAPE = re.compile(r"\\(x[0-9a-fA-F]{1,4}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)", re.DOTALL)
_SIMPLE = {
    "0": "\0",
    "a": "\a",
    "b": "\b",
    "e": "\x1b",
    "f": "\f",
    "n": "\n",
    "r": "\r",
    "t": "\t",
    "v": "\v",
}


def literal(node: Node) -> ir.Literal:
    """The value of a literal node; numbers too odd to read are 0."""
    kind = node.type
    written = text(node)
    if kind == "null_literal":
        return None
    if kind == "boolean_literal":
        return written == "true"
    if kind == "integer_literal":
        return _integer(written)
    if kind == "real_literal":
        return _real(written)
    if kind == "verbatim_string_literal":
        return verbatim(written[2 : written.rindex('"')])
    if kind == "raw_string_literal":
        return raw(written)
    quote = written[:1]
    return unescape(written[1 : max(written.rfind(quote), 1)])


def unescape(written: str) -> str:
    """Text with its backslash escapes decoded."""
    return _ESCAPE.sub(_escape, written) if "\\" in written else written


def verbatim(written: str) -> str:
    """The text of a verbatim string: a doubled quote is one."""
    return written.replace('""', '"')


def raw(written: str) -> str:
    """The text of a raw string literal: of several lines, those between, without their common indentation."""
    inner = written.rstrip("uU8").strip('"')
    if "\n" not in inner:
        return inner
    return textwrap.dedent(inner.partition("\n")[2].rpartition("\n")[0])


def _escape(match: re.Match[str]) -> str:
    code = match.group(1)
    if len(code) == 1:
        return _SIMPLE.get(code, code)
    point = int(code[1:], 16)
    # Half of a surrogate pair has no UTF-8 form; nothing downstream could print it.
    return chr(point) if point <= 0x10FFFF and not 0xD800 <= point <= 0xDFFF else "\ufffd"


def _integer(written: str) -> int:
    digits = written.replace("_", "").rstrip("uUlL").lower()
    try:
        return int(digits, 0) if digits[:2] in ("0x", "0b") else int(digits)
    except ValueError:
        return 0


def _real(written: str) -> float:
    try:
        return float(written.replace("_", "").rstrip("fFdDmM"))
    except ValueError:
        return 0.0
