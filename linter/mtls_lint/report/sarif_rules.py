"""The part of a SARIF log that is the same for every run: the rules and the weaknesses they refer to."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from mtls_lint.findings import Rule, Severity
from mtls_lint.report import cwe, page

LEVELS = {
    Severity.CRITICAL: "error",
    Severity.HIGH: "error",
    Severity.MEDIUM: "warning",
    Severity.LOW: "note",
}
# One number in each of GitHub's bands: critical above 9.0, high from 7.0, medium from 4.0, low below.
_SCORES = {
    Severity.CRITICAL: "9.5",
    Severity.HIGH: "8.0",
    Severity.MEDIUM: "5.5",
    Severity.LOW: "2.5",
}
TAXONOMY_REFERENCE = {"name": "CWE", "index": 0}


def descriptors(rules: Sequence[Rule], languages: Mapping[str, Collection[str]]) -> list[dict[str, Any]]:
    """One reporting descriptor a rule, in the given order, to which ``ruleIndex`` refers.

    Args:
        rules: the rules.
        languages: by the id of a rule, the languages of its findings: its help shows examples in these, and the
            others are on its page.
    """
    positions = {number: index for index, number in enumerate(_weaknesses(rules))}
    return [_descriptor(rule, positions, languages.get(rule.id, ())) for rule in rules]


def taxonomy(rules: Sequence[Rule]) -> dict[str, Any]:
    """The weaknesses the rules refer to, as a taxonomy of their own."""
    return {
        "name": "CWE",
        "organization": "MITRE",
        "informationUri": "https://cwe.mitre.org/",
        "shortDescription": {"text": "The MITRE Common Weakness Enumeration."},
        "isComprehensive": False,
        "taxa": [
            {
                "id": str(number),
                "name": f"CWE-{number}",
                "shortDescription": {"text": f"{cwe.NAMES[number]}."},
                "helpUri": cwe.url(number),
            }
            for number in _weaknesses(rules)
        ],
    }


def _weaknesses(rules: Sequence[Rule]) -> list[int]:
    return sorted({number for rule in rules for number in rule.cwe})


def _descriptor(rule: Rule, positions: dict[int, int], languages: Collection[str]) -> dict[str, Any]:
    return {
        "id": rule.id,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": f"{rule.title}."},
        "fullDescription": {"text": f"{rule.what} {rule.why}"[:1024]},
        "help": {"text": page.help_text(rule), "markdown": page.help_markdown(rule, sorted(languages))},
        "helpUri": page.url(rule),
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {
            "tags": ["security", *(f"external/cwe/cwe-{number}" for number in rule.cwe)],
            "precision": "medium" if rule.needs_context or rule.pedantic else "high",
            "security-severity": _SCORES[rule.severity],
        },
        "relationships": [
            {
                "target": {
                    "id": str(number),
                    "index": positions[number],
                    "toolComponent": TAXONOMY_REFERENCE,
                },
                "kinds": ["superset"],
            }
            for number in rule.cwe
        ],
    }
