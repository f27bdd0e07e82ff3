"""Annotations for GitHub workflows, written as workflow commands.

Source: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from collections import Counter
from typing import TextIO

from mtls_lint.findings import Finding, Level, Location, Notice, Report, Severity
from mtls_lint.report import page, paths
from mtls_lint.report.plain import clean, emit

_SHOWN_PER_LEVEL = 10
_COMMANDS = {
    Severity.CRITICAL: "error",
    Severity.HIGH: "error",
    Severity.MEDIUM: "warning",
    Severity.LOW: "notice",
}


def write(report: Report, stream: TextIO, *, color: bool, verbosity: int) -> None:
    """Writes one command a finding, the worst first: GitHub shows only ten of a level in one step.

    What went wrong in the run comes before what was found: it says that there may be more. What GitHub will not
    show is said in a last plain line, so that nobody takes ten for all.
    """
    errors = [notice for notice in report.notices if notice.level is Level.ERROR]
    warnings = [notice for notice in report.notices if notice.level is Level.WARNING]
    worst_first = sorted(report.findings, key=lambda finding: -finding.rule.severity)
    commands = [*map(_notice, errors), *map(_finding, worst_first), *map(_notice, warnings)]
    for command in commands:
        emit(stream, command + "\n")
    levels = Counter(command.partition(" ")[0] for command in commands)
    if hidden := sum(max(0, count - _SHOWN_PER_LEVEL) for count in levels.values()):
        emit(stream, f"mtls-lint: {hidden} more not shown as annotations, GitHub shows ten of a level.\n")


def _finding(finding: Finding) -> str:
    rule = finding.rule
    properties = {**_region(finding.location), "title": f"{rule.id} {rule.name}"}
    return _command(_COMMANDS[rule.severity], properties, f"{finding.message} {finding.fix} {page.url(rule)}")


def _notice(notice: Notice) -> str:
    properties: dict[str, str] = {"title": f"mtls-lint {notice.kind}"}
    if notice.path:
        properties["file"] = paths.relative(notice.path)
    if notice.line:
        properties["line"] = str(notice.line)
    return _command(notice.level.value, properties, notice.message)


def _region(place: Location) -> dict[str, str]:
    """The place as properties; columns only within one line, for GitHub refuses them over several."""
    region = {"file": paths.relative(place.path), "line": str(place.line), "endLine": str(place.end_line)}
    if place.line == place.end_line:
        region |= {"col": str(place.column), "endColumn": str(place.end_column)}
    return region


def _command(name: str, properties: dict[str, str], message: str) -> str:
    joined = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{name} {joined}::{_data(message)}"


def _data(text: str) -> str:
    """The text of a command: percent signs and line ends escaped, other control characters replaced."""
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return clean(escaped)


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
