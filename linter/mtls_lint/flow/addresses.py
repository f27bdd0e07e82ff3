"""Which routes a handler stands in front of: by the patterns of their addresses, by marks, by the service."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

_PLACEHOLDER = re.compile(r"\*\*|\*|\{[^}]*\}|:\w+")
_OFFSET = re.compile(r"^(?P<base>.*?)(?:(?P<sign>[+-])(?P<offset>\d+))?$")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_SOURCES = "src/main/"
LAST = 2**31 - 1
"""The order of what declares none."""


@dataclass(frozen=True, slots=True)
class Reach:
    """What a standing handler is for: every address where ``paths`` is empty, every route where ``marks`` is.

    ``rank`` says when it runs: the frameworks' own layers first, in each the order that the program gives.
    """

    paths: frozenset[str] = frozenset()
    excepts: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()
    rank: tuple[int, float] = (0, LAST)

    def covers(self, paths: frozenset[str], marks: frozenset[str]) -> bool:
        """Whether it runs before a route at these addresses with these marks; an unknown address may be any."""
        if self.marks and self.marks.isdisjoint(marks):
            return False
        if not paths:
            return True
        left = {path for path in paths if not any(matches(pattern, path) for pattern in self.excepts)}
        return bool(left) and (not self.paths or all(any(matches(p, path) for p in self.paths) for path in left))

    def meets(self, other: Reach) -> bool:
        """Whether it runs before some of the routes that another is for."""
        pairs = [(one, two) for one in self.paths for two in other.paths]
        return not pairs or any(matches(one, two) or matches(two, one) for one, two in pairs)


def matches(pattern: str, address: str) -> bool:
    """Whether an address, which may have placeholders of its own, is one that a pattern means."""
    return _compiled(pattern.strip("/")).fullmatch(address.strip("/")) is not None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """``*`` at the end is all that follows, as ``**`` is anywhere; any other placeholder is one segment."""
    if pattern in ("*", "**"):
        return re.compile(".*")
    parts, at = [], 0
    for found in _PLACEHOLDER.finditer(pattern):
        open_ended = found[0] == "**" or (found[0] == "*" and found.end() == len(pattern))
        parts += [re.escape(pattern[at : found.start()]), ".*" if open_ended else "[^/]+"]
        at = found.end()
    written = "".join(parts) + re.escape(pattern[at:])
    return re.compile(f"{written[:-3]}(?:/.*)?" if written.endswith("/.*") else written)


def joined(prefixes: frozenset[str], paths: frozenset[str]) -> frozenset[str]:
    """The addresses of the methods of a type that has addresses itself."""
    return frozenset(
        f"/{prefix.strip('/')}/{path.strip('/')}".replace("//", "/")
        for prefix in prefixes or ("",)
        for path in paths or ("",)
    )


def service_of(path: str) -> str:
    """The folder of the service a file belongs to, where folders tell services apart."""
    before, there, _ = path.partition(_SOURCES)
    return before if there else ""


def number(written: str, names: Mapping[str, str]) -> float:
    """The number that an order is: a literal, or a constant or class that has a name, with what is added to it."""
    text = written.replace(" ", "").removesuffix(".class")
    if _NUMBER.fullmatch(text):
        return float(text)
    match = _OFFSET.match(text)
    assert match is not None
    base = match["base"].rpartition(".")[2]
    known = names.get(base, base)
    start = float(known) if _NUMBER.fullmatch(known) else 0 if not base else LAST
    return start + int(f"{match['sign']}{match['offset']}") if match["offset"] else start
