"""The fast filter: a few literals tell which files cannot matter, before anything is parsed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mtls_lint.rulesdir import rules_dir

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Literals:
    """Rings of lower-case literals.

    A source file with none of ``evidence`` holds neither a flaw nor a check. A file with one of ``wiring`` may
    still lead from one such file to another, and matters only when there is evidence elsewhere in the tree. A
    configuration file with none of ``settings`` says nothing of client certificates.
    """

    evidence: tuple[bytes, ...]
    wiring: tuple[bytes, ...]
    settings: tuple[bytes, ...]


def load(taught: tuple[bytes, ...] = ()) -> Literals:
    """The literals of ``rules/prefilter.toml``; those that users taught are evidence too."""
    import tomllib

    table = tomllib.loads((rules_dir() / "prefilter.toml").read_text("utf-8"))
    evidence, wiring, settings = (_lowered(table[ring]) for ring in ("evidence", "wiring", "settings"))
    return Literals(evidence + taught, wiring, settings)


def relevant(content: bytes, literals: Iterable[bytes]) -> bool:
    """Whether any of the lower-case literals stands in the content, in whatever case."""
    lowered = content.lower()
    return any(literal in lowered for literal in literals)


def _lowered(words: Iterable[str]) -> tuple[bytes, ...]:
    return tuple(word.lower().encode() for word in words)
