"""SARIF 2.1.0, shaped for GitHub code scanning, which takes less than the standard allows.

Sources: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html and
https://docs.github.com/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
"""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TextIO

from mtls_lint import __version__
from mtls_lint.findings import Edit, Finding, Level, Location, Notice, Repair, Report, Step
from mtls_lint.report import paths, sarif_rules, score
from mtls_lint.report.document import dumps, write_line
from mtls_lint.report.fingerprints import line_hashes, stable

MAX_RESULTS = 25_000
MAX_STEPS = 1_000
MAX_BYTES = 10_000_000
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_REPOSITORY = "https://github.com/mtls-lint/mtls-lint"
_ROOT = "%SRCROOT%"


def write(report: Report, stream: TextIO, *, color: bool, verbosity: int) -> None:
    """Writes one SARIF log with one run; suppressed findings are left out, for GitHub would show them."""
    log = document(report)
    text = dumps(log)
    if _too_large(text):
        limit = f"{MAX_BYTES // 1_000_000} MB compressed"
        message = f"This log is over {limit}, which GitHub refuses; scan parts of the tree by themselves."
        _append(log["runs"][0], Notice("sarif-size", Level.WARNING, message))
        text = dumps(log)
    write_line(text, stream)


def document(report: Report) -> dict[str, Any]:
    """The log as the object that is written."""
    findings = _most_severe(report.findings)
    run: dict[str, Any] = {
        "tool": {
            "driver": {
                "name": "mtls-lint",
                "organization": "mtls-lint",
                "informationUri": _REPOSITORY,
                "version": __version__,
                "semanticVersion": __version__,
                "rules": sarif_rules.descriptors(report.rules, _languages(findings)),
                "supportedTaxonomies": [sarif_rules.TAXONOMY_REFERENCE],
            }
        },
        "automationDetails": {"id": "mtls-lint/"},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"uri": paths.root(Path.cwd()).as_uri().rstrip("/") + "/"}},
        "invocations": [{"executionSuccessful": report.trusted, "toolExecutionNotifications": []}],
        "taxonomies": [sarif_rules.taxonomy(report.rules)],
        "results": _results(findings, report),
    }
    if report.scored:
        run["properties"] = {"score": score.document(report)}
    for notice in report.notices:
        _append(run, notice)
    if left_out := len(report.findings) - len(findings):
        message = f"The {left_out} least severe findings are left out: GitHub takes {MAX_RESULTS} of a run."
        _append(run, Notice("sarif-results", Level.WARNING, message))
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _most_severe(findings: Sequence[Finding]) -> list[Finding]:
    """As many findings as GitHub takes, in their order; the least severe give way."""
    if len(findings) <= MAX_RESULTS:
        return list(findings)
    ranked = sorted(range(len(findings)), key=lambda index: -findings[index].rule.severity)
    return [findings[index] for index in sorted(ranked[:MAX_RESULTS])]


def _results(findings: list[Finding], report: Report) -> list[dict[str, Any]]:
    positions = {rule.id: index for index, rule in enumerate(report.rules)}
    hashes = {path: line_hashes(report.contents[path]) for path in _paths(findings) if path in report.contents}
    names = stable(findings, report)
    return [
        _result(finding, positions[finding.rule.id], name, hashes.get(finding.location.path, []))
        for finding, name in zip(findings, names, strict=True)
    ]


def _languages(findings: list[Finding]) -> dict[str, set[str]]:
    """The languages of each rule's findings, whatever dialect; by the id of the rule."""
    found: dict[str, set[str]] = {}
    for finding in findings:
        dialect = finding.language
        found.setdefault(finding.rule.id, set()).add("javascript" if dialect == "typescript" else dialect)
    return found


def _paths(findings: list[Finding]) -> set[str]:
    return {finding.location.path for finding in findings}


def _result(finding: Finding, rule_index: int, name: str, hashes: list[str]) -> dict[str, Any]:
    fingerprints = {"mtlsLint/v1": name}
    if finding.location.line <= len(hashes):
        fingerprints["primaryLocationLineHash"] = hashes[finding.location.line - 1]
    result: dict[str, Any] = {
        "ruleId": finding.rule.id,
        "ruleIndex": rule_index,
        "level": sarif_rules.LEVELS[finding.rule.severity],
        "message": {"text": f"{finding.message} {finding.fix}"},
        "locations": [{"physicalLocation": _place(finding.location)}],
        "partialFingerprints": fingerprints,
        "properties": {
            "confidence": finding.confidence.label,
            "engine": finding.engine,
            "language": finding.language,
            "models": list(finding.models),
        },
    }
    if finding.flow:
        result["codeFlows"] = [{"threadFlows": [{"locations": [_step(step) for step in _shorten(finding.flow)]}]}]
    if finding.repair:
        result["fixes"] = [_fix(finding.repair)]
    return result


def _fix(repair: Repair) -> dict[str, Any]:
    """The edits by file; a repair has at least one, for GitHub refuses a fix without changes."""
    by_path: dict[str, list[Edit]] = {}
    for edit in repair.edits:
        by_path.setdefault(edit.location.path, []).append(edit)
    return {
        "description": {"text": repair.title},
        "artifactChanges": [
            {"artifactLocation": _artifact(path), "replacements": [_replacement(edit) for edit in edits]}
            for path, edits in by_path.items()
        ],
    }


def _replacement(edit: Edit) -> dict[str, Any]:
    return {
        "deletedRegion": _region(edit.location),
        "insertedContent": {"text": edit.text.decode("utf-8", "replace")},
    }


def _shorten(flow: tuple[Step, ...]) -> tuple[Step, ...]:
    """The flow within GitHub's limit: where it came from and where it ends matter most."""
    if len(flow) <= MAX_STEPS:
        return flow
    half = MAX_STEPS // 2
    left_out = len(flow) - MAX_STEPS
    joint = flow[-half]
    return (
        *flow[:half],
        Step(joint.location, f"({left_out} steps left out) {joint.message}"),
        *flow[len(flow) - half + 1 :],
    )


def _step(step: Step) -> dict[str, Any]:
    return {"location": {"physicalLocation": _place(step.location), "message": {"text": step.message}}}


def _place(place: Location) -> dict[str, Any]:
    return {"artifactLocation": _artifact(place.path), "region": _region(place)}


def _region(place: Location) -> dict[str, int]:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def _artifact(path: str) -> dict[str, str]:
    uri = paths.uri(path)
    return {"uri": uri} if uri.startswith("file:") else {"uri": uri, "uriBaseId": _ROOT}


def _append(run: dict[str, Any], notice: Notice) -> None:
    """Adds a notification to the run's invocation."""
    notification: dict[str, Any] = {
        "descriptor": {"id": notice.kind},
        "level": notice.level.value,
        "message": {"text": notice.message},
    }
    if notice.path:
        place: dict[str, Any] = {"artifactLocation": _artifact(notice.path)}
        if notice.line:
            place["region"] = {"startLine": notice.line}
        notification["locations"] = [{"physicalLocation": place}]
    run["invocations"][0]["toolExecutionNotifications"].append(notification)


def _too_large(text: str) -> bool:
    return len(text) > MAX_BYTES and len(gzip.compress(text.encode(), compresslevel=6)) > MAX_BYTES
