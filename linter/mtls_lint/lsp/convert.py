"""From findings to what the Language Server Protocol calls things. Positions count from 0, in UTF-16 code units.

Source: https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types

from mtls_lint.findings import Severity
from mtls_lint.report import page_url

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mtls_lint.findings import Edit, Finding, Location

_SEVERITIES = {
    Severity.CRITICAL: types.DiagnosticSeverity.Error,
    Severity.HIGH: types.DiagnosticSeverity.Error,
    Severity.MEDIUM: types.DiagnosticSeverity.Warning,
    Severity.LOW: types.DiagnosticSeverity.Information,
}
_COMMENTS = {
    "python": "# {}",
    "yaml": "# {}",
    "toml": "# {}",
    "properties": "# {}",
    "ini": "; {}",
    "environment": "# {}",
    "commands": "# {}",
    "xml": "<!-- {} -->",
    "json": "",
}
SOURCE = "mtls-lint"


def uri(path: str) -> str:
    """The URI of a file."""
    return Path(path).absolute().as_uri()


class Lines:
    """The lines of one file, by number from 1, to turn columns of characters into columns of UTF-16 code units."""

    def __init__(self, lines: Mapping[int, str]) -> None:
        self._lines = lines

    @classmethod
    def of(cls, content: bytes) -> Lines:
        """All lines of a file."""
        text = content.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
        return cls(dict(enumerate(text.split("\n"), start=1)))

    def range(self, place: Location) -> types.Range:
        """The region of a finding, step or edit."""
        return types.Range(self._at(place.line, place.column), self._at(place.end_line, place.end_column))

    def text(self, line: int) -> str:
        """The text of a line; empty where it is not known."""
        return self._lines.get(line, "").rstrip("\r")

    def _at(self, line: int, column: int) -> types.Position:
        wide = sum(ord(char) > 0xFFFF for char in self.text(line)[: column - 1])
        return types.Position(line - 1, column - 1 + wide)


def diagnostic(finding: Finding, lines: Lines, others: Mapping[str, Lines]) -> types.Diagnostic:
    """A finding, the steps that led to it as related places.

    Args:
        finding: the finding.
        lines: its file.
        others: the files of its steps, as far as they are known.
    """
    related = [
        types.DiagnosticRelatedInformation(
            types.Location(uri(step.location.path), others[step.location.path].range(step.location)), step.message
        )
        for step in finding.flow
        if step.location.path in others
    ]
    return types.Diagnostic(
        range=lines.range(finding.location),
        message=f"{finding.message} {finding.fix}",
        severity=_SEVERITIES[finding.rule.severity],
        code=finding.rule.id,
        code_description=types.CodeDescription(page_url(finding.rule)),
        source=SOURCE,
        related_information=related,
    )


def repair_action(finding: Finding, shown: types.Diagnostic, lines: Lines) -> types.CodeAction | None:
    """The edit that mends a finding, if there is one; preferred where it is safe."""
    if finding.repair is None:
        return None
    title = finding.repair.title + ("" if finding.repair.safe else " (look at it: this may stop what works today)")
    edits = [_text_edit(edit, lines) for edit in finding.repair.edits]
    return _action(f"{finding.rule.id}: {title}", finding, shown, edits, preferred=finding.repair.safe)


def ignore_action(finding: Finding, shown: types.Diagnostic, lines: Lines) -> types.CodeAction | None:
    """The comment above a finding that silences it; None in formats without comments."""
    comment = _COMMENTS.get(finding.language, "// {}")
    if not comment:
        return None
    line = finding.location.line
    text = lines.text(line)
    indent = text[: len(text) - len(text.lstrip())]
    words = comment.format(f"mtls-lint: ignore[{finding.rule.id}] reason: ")
    start = types.Position(line - 1, 0)
    edit = types.TextEdit(types.Range(start, start), f"{indent}{words}\n")
    return _action(f"{finding.rule.id}: ignore it here, with a reason", finding, shown, [edit], preferred=False)


def _text_edit(edit: Edit, lines: Lines) -> types.TextEdit:
    return types.TextEdit(lines.range(edit.location), edit.text.decode("utf-8", "replace"))


def _action(
    title: str, finding: Finding, shown: types.Diagnostic, edits: Sequence[types.TextEdit], *, preferred: bool
) -> types.CodeAction:
    return types.CodeAction(
        title=title,
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[shown],
        is_preferred=preferred,
        edit=types.WorkspaceEdit(changes={uri(finding.location.path): list(edits)}),
    )
