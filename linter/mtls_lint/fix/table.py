"""The edits that mend a flaw, as data: ``rules/edits/<language>.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from mtls_lint.rulesdir import rules_dir

_DIALECTS = {"typescript": "javascript"}
SETTINGS = "settings"
"""The table of the edits in configuration files, whatever their format."""


class EditError(ValueError):
    """A table of edits cannot be used; the message names the file, the row and what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Import:
    """What a replacement needs imported.

    ``replaces`` names an import that goes when nothing but it used ``word``.
    """

    name: str
    replaces: str = ""
    word: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One edit.

    Where: ``query`` is a tree-sitter query, ``pattern`` a regular expression, ``find`` the words by which the
    Python codemod finds its node (see `mtls_lint.fix.python`). What: ``text`` replaces the place, ``add`` is
    added to the container, ``drop`` takes the place out of its list or block. ``many`` allows for several
    places in one finding.
    """

    rule: str
    title: str
    safe: bool
    query: str = ""
    pattern: str = ""
    find: dict[str, str] = field(default_factory=dict)
    text: str | dict[str, str] = ""
    add: str = ""
    drop: bool = False
    many: bool = False
    imports: tuple[Import, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """The edits of one language by rule, and how it writes an import: pairs of query and line."""

    rows: dict[str, tuple[Row, ...]]
    imports: tuple[tuple[str, str], ...] = ()


_FINDERS = ("name", "option", "value", "returned", "element", "argument", "of", "claims_of", "key")
_KNOWN = {"rule", "title", "unsafe", "query", "pattern", "with", "add", "drop", "many", "import", *_FINDERS}


@cache
def table(language: str) -> Table:
    """The edits of a language; none where there is no such file.

    Raises:
        EditError: for a row with an unknown or a missing key.
    """
    path = rules_dir() / "edits" / f"{_DIALECTS.get(language, language)}.toml"
    if not path.is_file():
        return Table({})
    document = tomllib.loads(path.read_text(encoding="utf-8"))
    rows: dict[str, tuple[Row, ...]] = {}
    for number, written in enumerate(document.get("edit", ()), start=1):
        row = _row(written, f"{path}: edit {number}")
        rows[row.rule] = (*rows.get(row.rule, ()), row)
    return Table(rows, tuple((entry["query"], entry["line"]) for entry in document.get("import", ())))


def _row(written: dict[str, Any], where: str) -> Row:
    if unknown := set(written) - _KNOWN:
        raise EditError(f"{where}: unknown key: {', '.join(sorted(unknown))}")
    if missing := {"rule", "title"} - set(written):
        raise EditError(f"{where}: missing key: {', '.join(sorted(missing))}")
    if sum(key in written for key in ("with", "add", "drop")) != 1:
        raise EditError(f"{where}: one of with, add and drop says what is done")
    find = {key: str(written[key]) for key in _FINDERS if key in written}
    if sum(map(bool, (written.get("query"), written.get("pattern"), find))) != 1:
        raise EditError(f"{where}: one of query, pattern and the words of Python says where")
    return Row(
        rule=written["rule"],
        title=written["title"],
        safe=not written.get("unsafe", False),
        query=written.get("query", ""),
        pattern=written.get("pattern", ""),
        find=find,
        text=written.get("with", ""),
        add=written.get("add", ""),
        drop=written.get("drop", False),
        many=written.get("many", False),
        imports=_imports(written.get("import", ())),
    )


def _imports(written: dict[str, str] | list[str]) -> tuple[Import, ...]:
    return (Import(**written),) if isinstance(written, dict) else tuple(map(Import, written))
