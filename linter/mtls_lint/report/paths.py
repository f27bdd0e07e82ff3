"""Where a file is, as code hosts want it said: relative to the root of the repository."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from urllib.parse import quote


@cache
def root(start: Path) -> Path:
    """The nearest folder at or above ``start`` that is a git repository; else ``start``."""
    return next((folder for folder in (start, *start.parents) if (folder / ".git").exists()), start)


def relative(path: str) -> str:
    """The path relative to the repository around the working directory, ``/`` between its parts.

    A path outside that repository comes back absolute.
    """
    return _relative(path, Path.cwd())


@cache
def _relative(path: str, folder: Path) -> str:
    whole = Path(os.path.normpath(folder / path))
    try:
        return whole.relative_to(root(folder)).as_posix()
    except ValueError:
        return whole.as_posix()


def uri(path: str) -> str:
    """The relative path as a percent-encoded URI reference; a ``file:`` URI when outside the repository."""
    name = relative(path)
    if Path(name).is_absolute():
        return Path(name).as_uri()
    return quote(os.fsencode(name))
