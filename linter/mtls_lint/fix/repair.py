"""Which edit mends a finding, if one edit is right: a row of the language's table that fits the place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mtls_lint.findings import Edit, Repair
from mtls_lint.fix import spans, table
from mtls_lint.source.file import SETTINGS, Language, SourceFile
from mtls_lint.syntax import grammar_of, parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mtls_lint.findings import Finding


def attach(findings: Iterable[Finding], files: Iterable[SourceFile]) -> tuple[Finding, ...]:
    """The findings, those that one edit mends with that edit.

    Raises:
        EditError: when a table of edits is wrong.
    """
    by_path = {file.path: file for file in files}
    return tuple(_with_repair(finding, by_path.get(finding.location.path)) for finding in findings)


def _with_repair(finding: Finding, file: SourceFile | None) -> Finding:
    if file is None:
        return finding
    place = finding.location
    region = (file.offset(place.line, place.column), file.offset(place.end_line, place.end_column))
    repair = repair_of(finding.rule.id, file, region)
    return replace(finding, repair=repair) if repair else finding


def repair_of(rule: str, file: SourceFile, region: tuple[int, int]) -> Repair | None:
    """The edit that mends a flaw of the rule in a region of the file, in bytes; None where there is none.

    A file with syntax errors is never edited, nor is one that the edit would leave with any.
    """
    language = table.SETTINGS if file.language in SETTINGS else file.language.value
    edits = table.table(language)
    rows = edits.rows.get(rule, ())
    if not rows or not parses(file):
        return None
    for row in rows:
        if row.pattern:
            changes = spans.by_pattern(row, file.content, region)
        elif row.query:
            changes = spans.by_query(row, edits, grammar_of(file.language.value, file.path), file.content, region)
        else:
            from mtls_lint.fix.python import by_codemod

            changes = by_codemod(row, file.content, file.locate(*region))
        if changes and parses(replace_content(file, changed(file.content, changes))):
            return Repair(row.title, row.safe, tuple(_edit(file, change) for change in changes))
    return None


def parses(file: SourceFile) -> bool:
    """Whether the file has no syntax errors; a configuration file is taken line by line."""
    if file.language in SETTINGS:
        return True
    return not parse(grammar_of(file.language.value, file.path), file.content).root_node.has_error


def changed(content: bytes, changes: Sequence[spans.Span | Edit]) -> bytes:
    """The content with the changes, which do not overlap."""
    for change in sorted(changes, key=lambda change: (change.start, change.end), reverse=True):
        content = content[: change.start] + change.text + content[change.end :]
    return content


def replace_content(file: SourceFile, content: bytes) -> SourceFile:
    """The file as it would be with other bytes."""
    return SourceFile(file.path, file.absolute, Language(file.language), content)


def _edit(file: SourceFile, change: spans.Span) -> Edit:
    return Edit(file.locate(change.start, change.end), change.start, change.end, change.text)
