"""All that is known, for people and programs to read: the rows by language, package and event."""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING

from mtls_lint.models.library import library, settings
from mtls_lint.models.own import own
from mtls_lint.models.schema import LANGUAGES, Holds, Row

if TYPE_CHECKING:
    from collections.abc import Iterable

_OUTCOMES = {"": "", "true": " true", "false": " false or null"}
COMMON = "common"
"""The language of rows that know a function of any language by its plain name."""


def known(language: str | None = None) -> list[Row]:
    """The rows of a language, or of all; those of users first, sorted by language, package and event."""
    wanted = (*LANGUAGES, COMMON) if language is None else (language, COMMON)
    rows = {row.id: row for name in LANGUAGES for row in library(name).rows} | {r.id: r for r in settings().rows}
    chosen = [row for row in rows.values() if row.language in wanted]
    order = {name: place for place, name in enumerate(wanted)}
    users = set(map(id, own().rows))
    return sorted(
        chosen,
        key=lambda row: (id(row) not in users, order[row.language], row.package, row.event == "build", row.event),
    )


def as_text(rows: Iterable[Row]) -> str:
    """A table for each package: role, call, when it holds, link."""
    blocks = []
    for (language, package), group in groupby(rows, key=lambda row: (row.language, row.package)):
        lines = [(row.event, _call(row), _when(row), row.doc) for row in group]
        widths = [max(len(line[column]) for line in lines) for column in range(3)]
        blocks.append(f"{language}: {package}")
        blocks += [
            "  " + "  ".join(cell.ljust(width) for cell, width in zip(line, (*widths, 0), strict=True)).rstrip()
            for line in lines
        ]
        blocks.append("")
    return "\n".join(blocks[:-1])


def as_json(rows: Iterable[Row]) -> str:
    """A document of version 1: ``models`` is a list of objects, one for each row, empty members left out."""
    users = set(map(id, own().rows))
    models = [
        {
            "id": row.id,
            "language": row.language,
            "package": row.package,
            "event": row.event,
            "kind": row.kind,
            "call": _call(row),
            "facts": list(row.facts),
            "holds": _said(row.holds),
            "versions": row.versions,
            "documentation": row.doc,
            "own": id(row) in users,
        }
        for row in rows
    ]
    filled = [{key: value for key, value in model.items() if value not in ("", [])} for model in models]
    return json.dumps({"version": 1, "models": filled}, indent=2)


def _call(row: Row) -> str:
    """The declaration as its file writes it."""
    written = f"{row.pattern}({', '.join(row.params)})" if row.kind in ("call", "new") else row.pattern
    return {"call": "", "annotated": "@"}.get(row.kind, f"{row.kind} ") + written


def _when(row: Row) -> str:
    """What a check tells, when, and of which versions."""
    facts = ", ".join(row.facts)
    parts = [facts and f"{facts}:", _said(row.holds), row.versions and f"(versions {row.versions})"]
    return " ".join(filter(None, parts))


def _said(holds: Holds | None) -> str:
    return "" if holds is None else holds.place + _OUTCOMES.get(holds.outcome, f" {holds.outcome}")
