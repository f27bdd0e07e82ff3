"""Report formats. They see findings and rules only, never how a finding was made.

Each format is one module with one ``write`` function and is imported when asked for.
"""

from __future__ import annotations

import importlib
from collections.abc import Collection, Iterable
from typing import TextIO

from mtls_lint.findings import Report, Rule, ServiceMap

_MODULES = {
    "text": "text",
    "json": "jsonv1",
    "sarif": "sarif",
    "github": "github",
    "gitlab": "gitlab",
    "gitlab-sast": "gitlab_sast",
    "junit": "junit",
    "markdown": "markdown",
    "statistics": "statistics",
    "summary": "summary",
}

FORMATS = tuple(_MODULES)


def write(format: str, report: Report, stream: TextIO, *, color: bool, verbosity: int) -> None:  # noqa: A002
    """Writes the report to the stream in one of `FORMATS`.

    Args:
        format: the name of the format.
        report: what to write.
        stream: where to; what its encoding lacks is replaced or escaped, never an error.
        color: whether the text format may use terminal colours.
        verbosity: for the text format: below 0 findings only, 0 the default, above 0 with notes and models.

    Raises:
        ValueError: when the format is unknown.
    """
    if format not in _MODULES:
        raise ValueError(f"unknown report format {format!r}; known are {', '.join(FORMATS)}")
    module = importlib.import_module(f"mtls_lint.report.{_MODULES[format]}")
    module.write(report, stream, color=color, verbosity=verbosity)


def write_services(format: str, services: ServiceMap, stream: TextIO) -> None:  # noqa: A002
    """Writes the map of services to the stream, as text, JSON or a Mermaid picture."""
    from mtls_lint.report.plain import emit
    from mtls_lint.report.services import render

    emit(stream, render(services, format) + "\n")


def rule_table(rules: Iterable[Rule]) -> str:
    """A table of the rules for the terminal, one rule a line."""
    from mtls_lint.report import page

    return page.table(rules)


def page_url(rule: Rule) -> str:
    """The address of the rule's page."""
    from mtls_lint.report import page

    return page.url(rule)


def explain(rule: Rule, languages: Collection[str] = ()) -> str:
    """The rule's page as Markdown, for the terminal and for ``docs/rules/``.

    Args:
        rule: the rule.
        languages: those whose examples are shown; all when empty.
    """
    from mtls_lint.report import page

    return page.markdown(rule, languages)
