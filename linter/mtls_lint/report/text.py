"""The report for people at a terminal: one block a place, the source line marked, the flow in steps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TextIO

from mtls_lint.findings import Confidence, Finding, Level, Report, Severity, Step
from mtls_lint.report import page, score
from mtls_lint.report.plain import clean, emit, width

_RESET = "\x1b[0m"
_BOLD = "\x1b[1m"
_DIM = "\x1b[2m"
_COLORS = {
    Severity.CRITICAL: "\x1b[1;31m",
    Severity.HIGH: "\x1b[31m",
    Severity.MEDIUM: "\x1b[33m",
    Severity.LOW: "\x1b[36m",
}
_TAB = "    "
_WINDOW = 140


def write(report: Report, stream: TextIO, *, color: bool, verbosity: int) -> None:
    """Writes a block for each place, then one line that sums up; below verbosity 0 without that line.

    Notices are only counted: the command line shows them on standard error, whatever the format.
    """
    paint = _Paint(color)
    for (path, line), findings in groupby(report.findings, lambda f: (f.location.path, f.location.line)):
        source = report.sources.get((path, line))
        emit(stream, "\n".join(_block(list(findings), source, paint, verbosity)) + "\n\n")
    if verbosity >= 0:
        emit(stream, "".join(f"{line}\n" for line in _pages(report.findings)))
        emit(stream, summary(report, verbosity) + "\n")
    if report.scored:
        emit(stream, "".join(f"{line}\n" for line in score.lines(report)))


class _Paint:
    """Wraps text in a terminal colour, or leaves it as it is."""

    def __init__(self, color: bool) -> None:
        self._color = color

    def __call__(self, style: str, text: str) -> str:
        return f"{style}{text}{_RESET}" if self._color else text


def _block(findings: list[Finding], source: str | None, paint: _Paint, verbosity: int) -> Iterator[str]:
    """The lines of one place: where it is, the source line, and every rule that meets there."""
    first = findings[0].location
    yield paint(_DIM, "-->") + " " + paint(_BOLD, f"{clean(first.path)}:{first.line}:{first.column}")
    if source is not None:
        yield from _excerpt(findings, source, paint)
    told: dict[tuple[Step, ...], str] = {}
    for finding in findings:
        yield from _finding(finding, told, paint, verbosity)


def _excerpt(findings: list[Finding], source: str, paint: _Paint) -> Iterator[str]:
    """The source line and below it carets under every column that a finding spans."""
    line = source.rstrip("\r\n")
    marked: set[int] = set()
    for place in (finding.location for finding in findings):
        one_line = place.end_line == place.line
        marked.update(range(place.column - 1, place.end_column - 1 if one_line else len(line.rstrip())))
    marked &= set(range(len(line)))
    start = max(0, min(marked, default=0) - _WINDOW // 4) if len(line) > _WINDOW else 0
    shown, carets = [], []
    for index, char in enumerate(line[start : start + _WINDOW], start=start):
        cell = _TAB if char == "\t" else clean(char)
        shown.append(cell)
        carets.append(("^" if index in marked else " ") * width(cell))
    number = str(findings[0].location.line)
    color = _COLORS[max(finding.rule.severity for finding in findings)]
    before, after = "..." * (start > 0), "..." * (start + _WINDOW < len(line))
    yield paint(_DIM, f" {number} | ") + before + "".join(shown) + after
    if marked:
        margin = " " * len(number)
        yield paint(_DIM, f" {margin} | ") + " " * len(before) + paint(color, "".join(carets).rstrip())


def _finding(finding: Finding, told: dict[tuple[Step, ...], str], paint: _Paint, verbosity: int) -> Iterator[str]:
    """One rule's message, flow and fix; a flow that another rule of the block told is not told again."""
    rule = finding.rule
    sure = "" if finding.confidence is Confidence.HIGH else f" ({finding.confidence.label} confidence)"
    head = paint(_COLORS[rule.severity], f"{rule.severity.label} {rule.id} {rule.name}")
    yield f"  {head}{sure}: {clean(finding.message)}"
    if finding.flow in told:
        yield f"    steps: as for {told[finding.flow]}"
    else:
        for number, step in enumerate(finding.flow, start=1):
            yield f"    {number}. {clean(step.location.path)}:{step.location.line}: {clean(step.message)}"
        if finding.flow:
            told[finding.flow] = rule.id
    yield f"    {paint(_BOLD, 'fix:')} {clean(finding.fix)}"
    if repair := finding.repair:
        option = "--fix" if repair.safe else "--unsafe-fixes"
        yield f"    fixable with {option}: {clean(repair.title)}"
    if verbosity > 0 and finding.models:
        yield f"    models: {clean(', '.join(finding.models))}"


def _pages(findings: Sequence[Finding]) -> Iterator[str]:
    """Where each rule that found something is explained, and an empty line after them."""
    rules = {finding.rule.id: finding.rule for finding in findings}
    yield from (f"{rule.id} is explained at {page.url(rule)}" for _, rule in sorted(rules.items()))
    if rules:
        yield ""


def summary(report: Report, verbosity: int) -> str:
    """One line: findings by severity, files, what was suppressed, and how many notices there were."""
    notes = sum(notice.level is Level.NOTE for notice in report.notices)
    parts = [f"{_findings(report.findings)} in {_count(report.scanned, 'file')}"]
    if report.suppressed:
        parts.append(f"{len(report.suppressed)} suppressed")
    if report.baselined:
        parts.append(f"{len(report.baselined)} known before")
    if len(report.notices) > notes:
        parts.append(_count(len(report.notices) - notes, "notice"))
    if notes and verbosity <= 0:
        parts.append(f"{_count(notes, 'note')} (shown with -v)")
    return ", ".join(parts)


def _findings(findings: Sequence[Finding]) -> str:
    if not findings:
        return "no findings"
    by_severity = Counter(finding.rule.severity for finding in findings)
    shares = ", ".join(f"{by_severity[level]} {level.label}" for level in sorted(by_severity, reverse=True))
    return f"{_count(len(findings), 'finding')} ({shares})"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}"
