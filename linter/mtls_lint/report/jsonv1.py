"""The JSON report, version 1, as ``docs/formats.md`` and ``docs/schema/report-v1.json`` describe it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, TextIO

from mtls_lint import __version__
from mtls_lint.findings import Finding, Location, Repair, Report, Severity
from mtls_lint.report import page, score
from mtls_lint.report.document import dumps, write_line
from mtls_lint.report.fingerprints import stable

_VERSION = 1


def write(report: Report, stream: TextIO, *, color: bool, verbosity: int) -> None:
    """Writes one JSON object."""
    write_line(dumps(document(report)), stream)


def document(report: Report) -> dict[str, Any]:
    """The report as the object that is written."""
    by_severity = Counter(finding.rule.severity for finding in report.findings)
    told = {
        "version": _VERSION,
        "tool": {"name": "mtls-lint", "version": __version__},
        "summary": {
            "findings": len(report.findings),
            "by_severity": {level.label: by_severity[level] for level in sorted(Severity, reverse=True)},
            "suppressed": len(report.suppressed),
            "baselined": len(report.baselined),
            "scanned": report.scanned,
            "trusted": report.trusted,
        },
        "findings": _findings(report.findings, report),
        "suppressed": _findings(report.suppressed, report),
        "notices": [
            {
                "kind": notice.kind,
                "level": notice.level.value,
                "message": notice.message,
                "path": notice.path or None,
                "line": notice.line or None,
            }
            for notice in report.notices
        ],
    }
    return told | ({"score": score.document(report)} if report.scored else {})


def _findings(findings: Sequence[Finding], report: Report) -> list[dict[str, Any]]:
    names = stable(findings, report)
    return [_finding(finding, name, report) for finding, name in zip(findings, names, strict=True)]


def _finding(finding: Finding, fingerprint: str, report: Report) -> dict[str, Any]:
    rule, place = finding.rule, finding.location
    return {
        "rule": rule.id,
        "name": rule.name,
        "severity": rule.severity.label,
        "confidence": finding.confidence.label,
        "message": finding.message,
        "fix": finding.fix,
        "location": _location(place),
        "source": report.sources.get((place.path, place.line)),
        "flow": [{"location": _location(step.location), "message": step.message} for step in finding.flow],
        "language": finding.language,
        "engine": finding.engine,
        "models": list(finding.models),
        "cwe": list(rule.cwe),
        "help": page.url(rule),
        "repair": _repair(finding.repair) if finding.repair else None,
        "fingerprint": fingerprint,
    }


def _repair(repair: Repair) -> dict[str, Any]:
    return {
        "title": repair.title,
        "safe": repair.safe,
        "edits": [
            {"location": _location(edit.location), "text": edit.text.decode("utf-8", "replace")}
            for edit in repair.edits
        ],
    }


def _location(place: Location) -> dict[str, Any]:
    return {
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
    }
