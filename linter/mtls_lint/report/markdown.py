"""A table in GitHub's Markdown, for the summary of a job or a comment: the worst findings, and how many more."""

from __future__ import annotations

import re
from collections import Counter
from typing import TextIO

from mtls_lint.findings import Finding, Level, Report
from mtls_lint.report import page, paths
from mtls_lint.report.plain import clean, emit

MAX_ROWS = 50
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+!|~$@&-])")


def write(report: Report, stream: TextIO, *, color: bool, verbosity: int) -> None:
    """Writes a heading that sums up, a table of the findings, and what went wrong in the run."""
    lines = [f"### mtls-lint: {_summary(report)}", ""]
    worst_first = sorted(report.findings, key=lambda finding: -finding.rule.severity)
    if worst_first:
        lines += ["| Severity | Rule | Place | Finding |", "|---|---|---|---|"]
        lines += [_row(finding) for finding in worst_first[:MAX_ROWS]]
        lines.append("")
    if worst_first[MAX_ROWS:]:
        lines += [f"{len(worst_first) - MAX_ROWS} more not shown.", ""]
    for notice in report.notices:
        if notice.level is not Level.NOTE:
            place = f"{notice.path}: " if notice.path else ""
            lines += [f"**{notice.level.value}**: {_text(place + notice.message)}", ""]
    emit(stream, "\n".join(lines))


def _summary(report: Report) -> str:
    if not report.trusted:
        return "the run is not to be trusted"
    if not report.findings:
        return "no findings"
    by_severity = Counter(finding.rule.severity for finding in report.findings)
    return ", ".join(f"{by_severity[level]} {level.label}" for level in sorted(by_severity, reverse=True))


def _row(finding: Finding) -> str:
    rule, place = finding.rule, finding.location
    where = _text(f"{paths.relative(place.path)}:{place.line}")
    return f"| {rule.severity.label} | [{rule.id}]({page.url(rule)}) | {where} | {_text(finding.message)} |"


def _text(text: str) -> str:
    """The text with everything escaped that Markdown or a table would take for its own."""
    return _SPECIAL.sub(r"\\\1", clean(text))
