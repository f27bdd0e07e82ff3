"""JUnit's XML, which most servers for continuous integration show: each finding is a test that failed.

Source: https://github.com/testmoapp/junitxml, which collects what readers of the format accept.
"""

from __future__ import annotations

from typing import TextIO
from xml.sax.saxutils import escape, quoteattr

from mtls_lint.findings import Finding, Level, Notice, Report
from mtls_lint.report import page, paths
from mtls_lint.report.plain import clean, emit


def write(report: Report, stream: TextIO, *, color: bool, verbosity: int) -> None:
    """Writes one document; without a finding it has one test, which passed."""
    errors = [notice for notice in report.notices if notice.level is Level.ERROR]
    cases = [*map(_failed, report.findings), *map(_broken, errors)]
    if not cases:
        cases = ['<testcase classname="mtls-lint" name="no findings"/>']
    counts = f'tests="{len(cases)}" failures="{len(report.findings)}" errors="{len(errors)}"'
    body = "\n".join(cases)
    emit(
        stream,
        f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="mtls-lint" {counts}>\n'
        f'<testsuite name="mtls-lint" {counts}>\n{body}\n</testsuite>\n</testsuites>\n',
    )


def _failed(finding: Finding) -> str:
    rule, place = finding.rule, finding.location
    path = paths.relative(place.path)
    name = f"{rule.id} {rule.name} at {path}:{place.line}"
    body = [f"{path}:{place.line}:{place.column}: {finding.message}"]
    body += [
        f"{number}. {step.location.path}:{step.location.line}: {step.message}"
        for number, step in enumerate(finding.flow, start=1)
    ]
    body += [f"fix: {finding.fix}", page.url(rule)]
    attributes = (
        f"classname={_attribute(path)} name={_attribute(name)} file={_attribute(path)} line='{place.line}'"
    )
    failure = f"message={_attribute(finding.message)} type={_attribute(rule.severity.label)}"
    text = "\n".join(escape(clean(line)) for line in body)
    return f"<testcase {attributes}>\n<failure {failure}>{text}</failure>\n</testcase>"


def _broken(notice: Notice) -> str:
    name = f"{notice.kind} {notice.path}".strip()
    error = f"<error message={_attribute(notice.message)} type={_attribute(notice.kind)}/>"
    return f'<testcase classname="mtls-lint" name={_attribute(name)}>\n{error}\n</testcase>'


def _attribute(text: str) -> str:
    return quoteattr(clean(text))
