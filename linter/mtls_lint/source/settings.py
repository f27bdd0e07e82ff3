"""Which files are configuration, by name alone: asked of every file of a tree that is no source code."""

from __future__ import annotations

import fnmatch
import re
import tomllib
from functools import cache

from mtls_lint.rulesdir import rules_dir


@cache
def _tables() -> dict[str, dict[str, list[str]]]:
    tables: dict[str, dict[str, list[str]]] = tomllib.loads((rules_dir() / "settings.toml").read_text("utf-8"))
    return tables


@cache
def _names() -> re.Pattern[str]:
    """One expression for all names, with a group for each format."""
    formats = _tables()["formats"].items()
    groups = (f"(?P<{name}>{'|'.join(map(fnmatch.translate, globs))})" for name, globs in formats)
    return re.compile("|".join(groups), re.IGNORECASE)


def format_of(name: str) -> str | None:
    """The format of the configuration that a file of this name (without folders) holds; None for other files."""
    found = _names().match(name)
    return found.lastgroup if found else None


def is_rehearsal(name: str) -> bool:
    """Whether a file of this name is for a profile under which nobody runs a server for others."""
    return not set(re.split(r"[-_.]", name.lower())).isdisjoint(_tables()["profiles"]["rehearsals"])
