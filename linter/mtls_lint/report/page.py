"""What people read about a rule: its page, and the table of all rules."""

from __future__ import annotations

from collections.abc import Iterable

from mtls_lint.findings import Rule
from mtls_lint.report import cwe

_FENCES = {
    "csharp": "csharp",
    "go": "go",
    "java": "java",
    "javascript": "js",
    "python": "python",
    "typescript": "ts",
}


def url(rule: Rule) -> str:
    """The address of the rule's page in the project's repository."""
    return f"https://github.com/mtls-lint/mtls-lint/blob/main/docs/rules/{rule.id}.md"


def table(rules: Iterable[Rule]) -> str:
    """One line a rule: id, severity, name, title, and when it is reported at all."""
    rows = [(rule.id, rule.severity.label, rule.name, rule.title + _conditions(rule)) for rule in rules]
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(3)]
    return "\n".join(
        f"{'  '.join(cell.ljust(width) for cell, width in zip(row, widths, strict=False))}  {row[3]}"
        for row in rows
    )


def _conditions(rule: Rule) -> str:
    words = ["mTLS context"] * rule.needs_context + ["pedantic"] * rule.pedantic
    return f" ({', '.join(words)})" if words else ""


def markdown(rule: Rule) -> str:
    """The whole page, as ``docs/rules/<id>.md`` holds it and the terminal shows it."""
    return "\n".join(
        [f"# {rule.id} {rule.name}", "", rule.title + ".", "", *_facts(rule), "", help_markdown(rule)]
    )


def help_markdown(rule: Rule) -> str:
    """The page without its heading, for viewers that show the heading themselves."""
    parts = [
        ("What it finds", rule.what),
        ("Why it matters", rule.why),
        ("How to fix it", rule.fix),
        ("Bad", _code(rule.bad)),
        ("Good", _code(rule.good)),
        ("Not detected", "\n".join(f"- {item}" for item in rule.not_detected)),
        ("References", "\n".join(f"- [{title}]({address})" for title, address in _references(rule))),
    ]
    return "\n\n".join(f"## {heading}\n\n{body}" for heading, body in parts if body)


def help_text(rule: Rule) -> str:
    """What, why and fix as plain text, for viewers without Markdown."""
    addresses = "\n".join(f"{title}: {address}" for title, address in _references(rule))
    return f"{rule.what}\n\n{rule.why}\n\nFix: {rule.fix}\n\n{addresses}\n"


def _facts(rule: Rule) -> list[str]:
    facts = [f"- Severity: {rule.severity.label}", f"- Group: {rule.group}"]
    if rule.needs_context:
        facts.append("- Reported only where the code shows that it is about mutual TLS, or with `--assume-mtls`")
    if rule.pedantic:
        facts.append("- Reported only with `--persona pedantic` or `auditor`")
    return facts


def _code(examples: dict[str, str]) -> str:
    return "\n\n".join(f"```{_FENCES[language]}\n{code.strip()}\n```" for language, code in examples.items())


def _references(rule: Rule) -> Iterable[tuple[str, str]]:
    """Title and address of each reference, the weaknesses first."""
    for number in rule.cwe:
        yield f"CWE-{number}: {cwe.NAMES[number]}", cwe.url(number)
    for reference in rule.references:
        title, _, address = reference.rpartition(" ")
        yield title, address
