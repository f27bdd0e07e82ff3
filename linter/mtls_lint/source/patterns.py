"""Patterns of the configuration, in the syntax of ignore files, relative to its folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path


def matcher(patterns: Iterable[str], root: Path) -> Callable[[Path], bool]:
    """Whether one of the patterns matches a file; none matches outside of ``root``."""
    from pathspec import GitIgnoreSpec

    spec = GitIgnoreSpec.from_lines(patterns)
    base = root.resolve()

    def matches(path: Path) -> bool:
        return path.is_relative_to(base) and spec.match_file(path.relative_to(base).as_posix())

    return matches
