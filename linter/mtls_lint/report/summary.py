"""The closing line of the text report, by itself."""

from __future__ import annotations

from typing import TextIO

from mtls_lint.findings import Report
from mtls_lint.report.plain import emit
from mtls_lint.report.text import summary


def write(report: Report, stream: TextIO, *, color: bool, verbosity: int) -> None:
    """Writes the line, whatever the verbosity."""
    emit(stream, summary(report, verbosity) + "\n")
