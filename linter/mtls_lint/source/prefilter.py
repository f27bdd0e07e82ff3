"""The fast filter: a few literals tell which files cannot matter, before anything is parsed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mtls_lint.rulesdir import rules_dir
from mtls_lint.source.file import SETTINGS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mtls_lint.source.file import Language

MARK = b"mtls-lint:"
"""What every comment meant for the linter holds."""


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


def keeper(literals: Literals) -> Callable[[bytes, Language], bool]:
    """Whether a file of these bytes and this language can matter to the analysis, or speaks to the linter."""
    rings = literals.evidence + literals.wiring

    def keep(content: bytes, language: Language) -> bool:
        return MARK in content or relevant(content, literals.settings if language in SETTINGS else rings)

    return keep


def relevant(content: bytes, literals: Iterable[bytes]) -> bool:
    """Whether any of the lower-case literals stands in the content, in whatever case."""
    lowered = content.lower()
    return any(literal in lowered for literal in literals)


def _lowered(words: Iterable[str]) -> tuple[bytes, ...]:
    return tuple(word.lower().encode() for word in words)
