"""The catalogue of rules, read from ``rules/catalogue.toml`` and ``rules/examples/``.

This is the only reader of those files: checks, the Semgrep adapter, reports and the documentation all take
their rules from here, so that an id means one severity, one text and one page everywhere.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from mtls_lint.findings import Rule, Severity
from mtls_lint.rulesdir import rules_dir

_ID = re.compile(r"MTLS[1-6]\d\d")
_NAME = re.compile(r"[a-z]+(-[a-z]+)*")
_SEVERITIES = {severity.label: severity for severity in Severity}
_TEXTS = ("title", "what", "why", "attack", "fix")
_FLAGS = ("needs_context", "pedantic")
_LISTS = ("not_detected", "references")
_REQUIRED = {"id", "name", "severity", "cwe", *_TEXTS, *_LISTS}
_OPTIONAL_LISTS = ("configure",)
_KNOWN = _REQUIRED | {*_FLAGS, *_OPTIONAL_LISTS}
_LANGUAGES = {
    ".js": "javascript",
    ".ts": "typescript",
    ".java": "java",
    ".go": "go",
    ".py": "python",
    ".cs": "csharp",
}


class CatalogueError(ValueError):
    """The catalogue cannot be used; the message names the file, the rule and what is wrong with it."""


@cache
def rules() -> dict[str, Rule]:
    """The rules by id, in the catalogue's order.

    Raises:
        CatalogueError: when the file is not valid TOML, or a rule has an unknown, missing or ill-typed key.
    """
    folder = rules_dir()
    return load(folder / "catalogue.toml", folder / "examples")


def load(path: Path, examples: Path) -> dict[str, Rule]:
    """The rules in the file at ``path``, with their examples.

    Args:
        path: the catalogue.
        examples: a folder with, for each rule, a folder that holds ``bad.<ext>`` and ``good.<ext>`` files.

    Raises:
        CatalogueError: as for `rules`.
    """
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CatalogueError(f"{path}: {error}") from error
    if unknown := set(document) - {"rule"}:
        raise CatalogueError(f"{path}: unknown table: {_words(unknown)}")
    loaded: dict[str, Rule] = {}
    names: set[str] = set()
    table = document.get("rule", [])
    if not isinstance(table, list) or not all(isinstance(row, dict) for row in table):
        raise CatalogueError(f"{path}: rules are written as [[rule]] tables")
    for number, row in enumerate(table, start=1):
        where = f"{path}: rule {row.get('id', f'number {number}')}"
        _check(row, where)
        if row["id"] in loaded or row["name"] in names:
            raise CatalogueError(f"{where}: the id or the name {row['name']!r} is taken already")
        names.add(row["name"])
        loaded[row["id"]] = _rule(row, examples / row["id"])
    return loaded


def _check(row: dict[str, Any], where: str) -> None:
    """Refuses a row with a key or a value that the catalogue does not know."""
    if unknown := set(row) - _KNOWN:
        raise CatalogueError(f"{where}: unknown key: {_words(unknown)}")
    if missing := _REQUIRED - set(row):
        raise CatalogueError(f"{where}: missing key: {_words(missing)}")
    expectations = [
        ("id", isinstance(row["id"], str) and _ID.fullmatch(row["id"]), "MTLS and three digits, 1xx to 6xx"),
        (
            "name",
            isinstance(row["name"], str) and _NAME.fullmatch(row["name"]),
            "lower-case words with - between",
        ),
        ("severity", str(row["severity"]) in _SEVERITIES, f"one of {_words(_SEVERITIES)}"),
        ("cwe", row["cwe"] and _all(row["cwe"], int), "a list of numbers, not empty"),
        *((key, isinstance(row[key], str) and row[key].strip(), "a text, not empty") for key in _TEXTS),
        *((key, isinstance(row.get(key, False), bool), "true or false") for key in _FLAGS),
        *((key, _all(row.get(key, []), str), "a list of texts") for key in (*_LISTS, *_OPTIONAL_LISTS)),
    ]
    for key, holds, expected in expectations:
        if not holds:
            raise CatalogueError(f"{where}: {key} must be {expected}, not {row[key]!r}")
    for reference in row["references"]:
        if not re.fullmatch(r"\S.* https://\S+", reference):
            raise CatalogueError(f"{where}: a reference is a title and, last, its address: {reference!r}")


def _rule(row: dict[str, Any], examples: Path) -> Rule:
    return Rule(
        id=row["id"],
        name=row["name"],
        title=row["title"],
        severity=_SEVERITIES[row["severity"]],
        cwe=tuple(row["cwe"]),
        what=row["what"].strip(),
        why=row["why"].strip(),
        attack=row["attack"].strip(),
        fix=row["fix"].strip(),
        needs_context=row.get("needs_context", False),
        pedantic=row.get("pedantic", False),
        configure=tuple(row.get("configure", ())),
        not_detected=tuple(row["not_detected"]),
        references=tuple(row["references"]),
        bad=_examples(examples, "bad"),
        good=_examples(examples, "good"),
    )


def _examples(folder: Path, stem: str) -> dict[str, str]:
    """The example files of one kind, by language."""
    found: dict[str, str] = {}
    for path in sorted(folder.glob(f"{stem}.*")):
        if path.suffix not in _LANGUAGES:
            raise CatalogueError(f"{path}: no language has the extension {path.suffix!r}")
        found[_LANGUAGES[path.suffix]] = path.read_text(encoding="utf-8")
    return found


def _all(value: object, kind: type) -> bool:
    return isinstance(value, list) and all(type(item) is kind for item in value)


def _words(keys: set[str] | dict[str, Severity]) -> str:
    return ", ".join(sorted(keys))
