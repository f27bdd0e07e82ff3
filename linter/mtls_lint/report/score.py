"""A summary of a run in one number, with how it came about. It counts what was found, and proves nothing.

It starts at 100. Each rule that found something takes off the points of its severity for the surest of its
findings, and a quarter of that for each further one, up to twice the points in all; a finding of medium confidence
counts half, one of low confidence a quarter. Where a critical flaw is left the score is at most `CRITICAL_CAP`.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from mtls_lint.findings import Confidence, Finding, Report, Rule, Severity

POINTS = {Severity.CRITICAL: 30.0, Severity.HIGH: 15.0, Severity.MEDIUM: 6.0, Severity.LOW: 2.0}
SHARES = {Confidence.HIGH: 1.0, Confidence.MEDIUM: 0.5, Confidence.LOW: 0.25}
FURTHER = 0.25
MOST = 2.0
CRITICAL_CAP = 49
GRADES = ((90, "A"), (80, "B"), (65, "C"), (50, "D"), (25, "E"), (0, "F"))


@dataclass(frozen=True, slots=True)
class Deduction:
    """What one rule takes off, for how many findings."""

    rule: Rule
    count: int
    points: float


@dataclass(frozen=True, slots=True)
class Score:
    """From 0 to 100 with its grade, what was taken off, and whether a critical flaw caps it."""

    value: int
    grade: str
    deductions: tuple[Deduction, ...]
    capped: bool


def score(report: Report) -> Score | None:
    """The score of a run; None for one that is not to be trusted, or that looked at nothing."""
    if not report.trusted or not report.scanned:
        return None
    by_rule: dict[str, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        by_rule[finding.rule.id].append(finding)
    deductions = sorted((_deduction(found) for found in by_rule.values()), key=lambda d: (-d.points, d.rule.id))
    left = max(0, round(100 - sum(deduction.points for deduction in deductions)))
    capped = left > CRITICAL_CAP and any(d.rule.severity is Severity.CRITICAL for d in deductions)
    value = CRITICAL_CAP if capped else left
    return Score(value, next(grade for least, grade in GRADES if value >= least), tuple(deductions), capped)


def _deduction(findings: list[Finding]) -> Deduction:
    rule = findings[0].rule
    shares = sorted((SHARES[finding.confidence] for finding in findings), reverse=True)
    total = shares[0] + FURTHER * sum(shares[1:])
    return Deduction(rule, len(findings), POINTS[rule.severity] * min(total, MOST))


def lines(report: Report) -> list[str]:
    """The score with its derivation, for people."""
    result = score(report)
    if result is None:
        return ["no score: the run is not to be trusted, or looked at nothing"]
    told = [f"score {result.value} of 100, grade {result.grade} (a summary of what was found, not a proof)"]
    told += [
        f"  {-d.points:+6.1f}  {d.rule.id} {d.rule.name}, {d.rule.severity.label}, {d.count}x"
        for d in result.deductions
    ]
    return told + [f"  at most {CRITICAL_CAP} while a critical flaw is left"] * result.capped


def document(report: Report) -> dict[str, object] | None:
    """The score with its derivation, for programs."""
    result = score(report)
    if result is None:
        return None
    return {
        "value": result.value,
        "grade": result.grade,
        "capped": result.capped,
        "deductions": [{"rule": d.rule.id, "findings": d.count, "points": d.points} for d in result.deductions],
    }
