"""Cases are native source whose comments announce what must be found.

``expect: MTLS301`` on a line, or alone on the line above, announces a finding there; a line without one must be
silent. ``expect-missing:`` marks a known miss and fails the day it starts to be found. A folder whose name ends
in ``-tree`` is one case of several files; every other file is a case of its own. The first line of a case may
set options: ``options: assume-mtls persona=auditor``. A folder with a list of mutants holds no cases: it is a
service, and ``tests/test_services.py`` judges it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from mtls_lint.source.file import language_of

ROOT = Path(__file__).resolve().parents[2]
MUTANTS = "mutants.toml"
_MARK = re.compile(r"(?://|#|/\*|<!--)\s*(expect(?:-missing)?):\s*((?:MTLS\d{3}[\s,]*)+)")
_OPTIONS = re.compile(r"(?://|#)\s*options:\s*(.+)")


@dataclass(frozen=True, slots=True)
class Case:
    """One case: its files, what they announce by path and line, and the options it is run with."""

    path: Path
    files: tuple[Path, ...]
    expected: frozenset[tuple[str, int, str]]
    missing: frozenset[tuple[str, int, str]]
    options: dict[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The case's path below the checkout, for test ids."""
        return self.path.relative_to(ROOT).as_posix()


def collect(*folders: str) -> list[Case]:
    """Every case below the folders, in order of path."""
    return [_case(path) for folder in folders for path in sorted(_paths(ROOT / folder))]


def _paths(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir() if folder.is_dir() and not (folder / MUTANTS).exists() else ():
        if path.is_dir() and not path.name.endswith("-tree"):
            yield from _paths(path)
        elif path.is_dir() or language_of(path.name) is not None:
            yield path


def _case(path: Path) -> Case:
    files = [path] if path.is_file() else sorted(p for p in path.rglob("*") if p.is_file())
    sources = [file for file in files if language_of(file.name) is not None]
    marks = [mark for file in sources for mark in _marks(file)]
    options: dict[str, str] = {}
    for file in sources:
        with file.open(encoding="utf-8") as lines:
            if match := _OPTIONS.search(lines.readline()):
                options.update(_option(word) for word in match[1].split())
    return Case(
        path,
        tuple(sources),
        frozenset(mark[1:] for mark in marks if mark[0] == "expect"),
        frozenset(mark[1:] for mark in marks if mark[0] == "expect-missing"),
        options,
    )


def _option(word: str) -> tuple[str, str]:
    name, _, value = word.partition("=")
    return name, value


def _marks(file: Path) -> Iterable[tuple[str, str, int, str]]:
    lines = file.read_text(encoding="utf-8").splitlines()
    name = file.relative_to(ROOT).as_posix()
    for number, line in enumerate(lines, start=1):
        for match in _MARK.finditer(line):
            target = number
            if not line[: match.start()].strip():
                target = next(n for n in range(number, len(lines)) if not _is_comment(lines[n])) + 1
            for rule in match[2].replace(",", " ").split():
                yield match[1], name, target, rule


def _is_comment(line: str) -> bool:
    return not line.strip() or line.strip().startswith(("//", "#", "/*", "*", "<!--"))
