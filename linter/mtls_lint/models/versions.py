"""Which rows apply to the version of a library that a program is built with.

A row's ``versions`` is a specifier in the syntax of PEP 440 (``<9``, ``>=0.10,<0.12``). Only the numbers of a
release count: ``v5.2.1+incompatible``, ``0.12.6.RELEASE`` and ``2.0.0-rc.1`` are 5.2.1, 0.12.6 and 2.0.0.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from packaging.specifiers import SpecifierSet

    from mtls_lint.models.schema import Row

Versions = tuple[tuple[str, str], ...]
"""The versions of libraries that a file is built with, by the names that manifests know these by; sorted."""

_RELEASE = re.compile(r"\d+(?:\.\d+)*")
_BEYOND = 999_999
"""A number that no part of a version reaches."""


@dataclass(slots=True)
class Asked:
    """What models ask of a library's version: the newest there is, and the versions at which rows change."""

    current: str
    marks: set[tuple[int, ...]] = field(default_factory=set)

    def candidates(self) -> list[str]:
        """Versions of which each stretch between two changes has one, the last of it; in no order."""
        found = [self.current]
        for mark in self.marks:
            found += [written(mark), written((*mark[:-1], mark[-1] + 1)), written(_before(mark))]
        return [each for each in found if numbers(each) <= numbers(self.current)]


def numbers(version: str) -> tuple[int, ...]:
    """The numbers of a release, three at least; none for a text without any."""
    found = _RELEASE.search(version)
    parts = tuple(int(part) for part in found[0].split(".")) if found else ()
    return (*parts, *(0,) * (3 - len(parts))) if parts else ()


def written(release: tuple[int, ...]) -> str:
    """The text of a release's numbers."""
    return ".".join(map(str, release))


def _before(mark: tuple[int, ...]) -> tuple[int, ...]:
    """The last release before one: ``8.999999.999999`` before ``9.0.0``."""
    last = max((place for place, number in enumerate(mark) if number), default=0)
    return (*mark[:last], max(mark[last] - 1, 0), *(_BEYOND,) * (len(mark) - last - 1))


@cache
def specifier(text: str) -> SpecifierSet:
    """The specifier that a text is; raises ``InvalidSpecifier`` (a ``ValueError``) for any other text."""
    from packaging.specifiers import SpecifierSet

    return SpecifierSet(text, prereleases=True)


def asked(rows: Iterable[Row]) -> dict[str, Asked]:
    """What the rows ask, by the names that manifests know the libraries by."""
    found: dict[str, Asked] = {}
    for row in rows:
        for name in row.distributions if row.versions else ():
            found.setdefault(name, Asked(row.current)).marks |= {
                numbers(each.version) for each in specifier(row.versions)
            }
    return found


def applies(row: Row, versions: dict[str, str]) -> bool:
    """Whether a row is about the version of its library that is used: of one nobody tells, the current one."""
    if not row.versions:
        return True
    used = next((versions[name] for name in row.distributions if name in versions), row.current)
    return specifier(row.versions).contains(written(numbers(used)))
