"""What makes a finding the same finding in another run: its rule and the flawed code, not where that stands."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mtls_lint.findings import Finding, Location

# What formatters add, take away or exchange.
_LAYOUT = re.compile(r"[\s'\"`,;()\\]+")
_MAX_LENGTH = 120
"""A region may span a whole handler; an edit deep inside it makes no other flaw."""

_BOM = "\ufeff"


def keys(
    findings: Iterable[Finding], contents: Mapping[str, bytes], sources: Mapping[tuple[str, int], str]
) -> list[str]:
    """The key of each finding: 16 hexadecimal digits made of the rule and the code that it is reported at.

    It survives moved lines, renamed files and another layout of the same code. Findings may share a key;
    whoever stores keys counts them.

    Args:
        findings: any.
        contents: the bytes of their files, by path.
        sources: the text of their lines, by path and line, for a file whose bytes are not given.
    """
    lines: dict[str, list[str]] = {}

    def text(place: Location) -> str:
        if place.path not in contents:
            return sources.get((place.path, place.line), "")
        if place.path not in lines:
            lines[place.path] = contents[place.path].decode("utf-8", "replace").removeprefix(_BOM).split("\n")
        return _region(lines[place.path], place)

    return [_digest(finding.rule.id, text(finding.location)) for finding in findings]


def _region(lines: list[str], place: Location) -> str:
    whole = lines[place.line - 1 : place.end_line]
    if not whole:
        return ""
    whole[-1] = whole[-1][: place.end_column - 1]
    whole[0] = whole[0][place.column - 1 :]
    return "\n".join(whole)


def _digest(rule_id: str, text: str) -> str:
    code = _LAYOUT.sub("", text)[:_MAX_LENGTH]
    return hashlib.sha256(f"{rule_id}\0{code}".encode("utf-8", "surrogatepass")).hexdigest()[:16]
