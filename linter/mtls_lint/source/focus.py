"""Looking at a whole tree and showing only some of its files, as a hook wants it that names the changed ones."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from mtls_lint.findings import Level, Notice
from mtls_lint.source.walk import discover

if TYPE_CHECKING:
    from collections.abc import Callable

    from mtls_lint.config import Settings
    from mtls_lint.source.file import Language
    from mtls_lint.source.walk import Discovery


@dataclass(frozen=True, slots=True)
class View:
    """What is analysed, and which of its files are shown (by displayed path); all of them where that is None."""

    found: Discovery
    shown: frozenset[str] | None = None

    def shows(self, path: str) -> bool:
        """Whether what is found in a file is shown."""
        return self.shown is None or path in self.shown

    def passes(self, notice: Notice) -> bool:
        """Whether a notice is shown: errors always, for they bear on the findings in any file."""
        return notice.level is Level.ERROR or not notice.path or self.shows(notice.path)


def view(settings: Settings, keep: Callable[[bytes, Language], bool]) -> View:
    """The files of the given paths, or, in focus, of the tree around them.

    The tree is not read when none of the named files holds a word that a finding could stand at.
    """
    found = discover(settings.paths, settings, keep)
    if not settings.focus:
        return View(found)
    # A hook that names only files which the tree's own scan would pass over has nothing to complain of.
    notices = tuple(notice for notice in found.notices if notice.kind not in ("nothing-to-scan", "not-source"))
    named = replace(found, notices=notices)
    if not named.files:
        return View(named, frozenset())
    whole = discover((settings.tree,), settings, keep)
    wanted = {file.absolute.resolve() for file in (*named.files, *named.others)}
    shown = {file.path for file in (*whole.files, *whole.others) if file.absolute.resolve() in wanted}
    if len(shown) < len(wanted):
        notices = (*notices, *_strays(named, whole, settings.tree))
    return View(
        replace(whole, notices=(*notices, *whole.notices), scanned=named.scanned, passed_over=()),
        frozenset(shown),
    )


def _strays(named: Discovery, whole: Discovery, tree: str) -> list[Notice]:
    inside = {file.absolute.resolve() for file in (*whole.files, *whole.others)}
    message = f"was not analysed: it is not in the tree around the named files ({Path(tree).resolve()})"
    return [
        Notice("outside-tree", Level.ERROR, message, file.path)
        for file in named.files
        if file.absolute.resolve() not in inside
    ]
