"""What is read from a configuration file of any format: keys with their values and places."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import NamedTuple

from mtls_lint.frontends.base import UnreadableError
from mtls_lint.ir.nodes import Span
from mtls_lint.rulesdir import rules_dir

MAX_DEPTH = 60
MAX_SETTINGS = 5_000


class Setting(NamedTuple):
    """One key with its value; ``path`` leads to it from the top of its document, ``span`` covers both.

    Parts that are numbers tell the items of a list apart, a ``#`` with a number the repetitions of an element.
    """

    path: tuple[str, ...]
    text: str
    span: Span

    @property
    def name(self) -> str:
        """The dotted name, by which models know the setting."""
        return ".".join(part.partition("#")[0] for part in self.path)


Documents = list[list[Setting]]


def check_size(depth: int, count: int, offset: int) -> None:
    """Raises :class:`UnreadableError` past the limits, which nothing that a person wrote comes near."""
    if depth > MAX_DEPTH:
        raise UnreadableError(f"it nests deeper than {MAX_DEPTH} levels", offset)
    if count > MAX_SETTINGS:
        raise UnreadableError(f"it has more than {MAX_SETTINGS:,} settings", offset)


def parts_of(key: str) -> tuple[str, ...]:
    """The parts of a key that names several levels at once: ``a.b[0].c``, ``A:B``."""
    return tuple(part for part in re.split(r"[.:\[\]]+", key) if part) or (key,)


@cache
def knowledge() -> dict[str, dict[str, list[str]]]:
    """The tables of ``rules/settings.toml``."""
    tables: dict[str, dict[str, list[str]]] = tomllib.loads((rules_dir() / "settings.toml").read_text("utf-8"))
    return tables


def home_of(path: str) -> str:
    """The folder whose programs a configuration file sets up: its own, or the one around a folder of settings."""
    *folders, _ = path.split("/")
    places = knowledge()["places"]
    while folders and folders[-1] in (*places["folders"], *places["layout"]):
        folders.pop()
    return "/".join(folders)
