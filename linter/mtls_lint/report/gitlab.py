"""GitLab's code quality report, which merge requests show in their changes.

Source: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

import hashlib
from typing import Any, TextIO

from mtls_lint.findings import Finding, Report, Severity
from mtls_lint.report import paths
from mtls_lint.report.document import dumps, write_line
from mtls_lint.report.fingerprints import stable

_SEVERITIES = {
    Severity.CRITICAL: "blocker",
    Severity.HIGH: "critical",
    Severity.MEDIUM: "major",
    Severity.LOW: "minor",
}


def write(report: Report, stream: TextIO, *, color: bool, verbosity: int) -> None:
    """Writes one JSON array with an entry for each finding."""
    names = stable(report.findings, report)
    entries = [_entry(finding, name) for finding, name in zip(report.findings, names, strict=True)]
    write_line(dumps(entries), stream)


def unique(finding: Finding, fingerprint: str) -> str:
    """A fingerprint that is unique in the whole project, where our own is unique in a file: 64 hex digits."""
    text = f"{paths.relative(finding.location.path)}\0{fingerprint}"
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _entry(finding: Finding, fingerprint: str) -> dict[str, Any]:
    rule, place = finding.rule, finding.location
    return {
        "description": f"{rule.id}: {finding.message}",
        "check_name": f"{rule.id} {rule.name}",
        "fingerprint": unique(finding, fingerprint),
        "severity": _SEVERITIES[rule.severity],
        "location": {
            "path": paths.relative(place.path),
            "lines": {"begin": place.line, "end": place.end_line},
        },
    }
