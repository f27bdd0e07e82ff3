"""GitLab's SAST report, version 15.2.4 of its security report schemas, for the vulnerability report.

Source: https://docs.gitlab.com/development/integrations/secure/#report
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, TextIO
from uuid import UUID

from mtls_lint import __version__
from mtls_lint.findings import Finding, Level, Report
from mtls_lint.report import cwe, page, paths
from mtls_lint.report.document import dumps, write_line
from mtls_lint.report.fingerprints import stable
from mtls_lint.report.gitlab import unique

_SCHEMA = "15.2.4"
_TOOL = {
    "id": "mtls-lint",
    "name": "mtls-lint",
    "url": "https://github.com/mtls-lint/mtls-lint",
    "vendor": {"name": "mtls-lint"},
    "version": __version__,
}
_LEVELS = {Level.NOTE: "info", Level.WARNING: "warn", Level.ERROR: "fatal"}


def write(report: Report, stream: TextIO, *, color: bool, verbosity: int) -> None:
    """Writes one JSON object; the report knows no times, so that of writing stands for begin and end."""
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S")
    names = stable(report.findings, report)
    document = {
        "version": _SCHEMA,
        "scan": {
            "analyzer": _TOOL,
            "scanner": _TOOL,
            "type": "sast",
            "status": "success" if report.trusted else "failure",
            "start_time": now,
            "end_time": now,
            "messages": [
                {"level": _LEVELS[notice.level], "value": f"{notice.path}: {notice.message}".removeprefix(": ")}
                for notice in report.notices
            ],
        },
        "vulnerabilities": [_entry(*pair) for pair in zip(report.findings, names, strict=True)],
    }
    write_line(dumps(document), stream)


def _entry(finding: Finding, fingerprint: str) -> dict[str, Any]:
    rule, place = finding.rule, finding.location
    whole = unique(finding, fingerprint)
    path = paths.relative(place.path)
    return {
        "id": str(UUID(whole[:32])),
        "name": rule.title,
        "description": f"{finding.message}\n\n{rule.why}",
        "severity": rule.severity.label.capitalize(),
        "solution": finding.fix,
        "location": {"file": path, "start_line": place.line, "end_line": place.end_line},
        "identifiers": [
            {"type": "mtls_lint_rule", "name": f"{rule.id} {rule.name}", "value": rule.id, "url": page.url(rule)},
            *(
                {"type": "cwe", "name": f"CWE-{number}", "value": str(number), "url": cwe.url(number)}
                for number in rule.cwe
            ),
        ],
        "tracking": {
            "type": "source",
            "items": [
                {
                    "file": path,
                    "start_line": place.line,
                    "end_line": place.end_line,
                    "signatures": [{"algorithm": "hash", "value": fingerprint}],
                }
            ],
        },
    }
