"""How often each rule was found, the most frequent first."""

from __future__ import annotations

from collections import Counter
from typing import TextIO

from mtls_lint.findings import Report
from mtls_lint.report.plain import emit


def write(report: Report, stream: TextIO, *, color: bool, verbosity: int) -> None:
    """Writes one line a rule that was found: count, id, severity and name; nothing where nothing was found."""
    counts = Counter(finding.rule.id for finding in report.findings)
    rules = {rule.id: rule for rule in report.rules}
    width = max((len(str(count)) for count in counts.values()), default=0)
    for rule_id, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        rule = rules[rule_id]
        emit(stream, f"{count:>{width}}  {rule.id}  {rule.severity.label:<8}  {rule.name}\n")
