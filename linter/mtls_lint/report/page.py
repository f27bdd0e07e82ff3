"""What people read about a rule: its page, and the table of all rules."""

from __future__ import annotations

from collections.abc import Collection, Iterable

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
_NAMES = {
    "csharp": "C#",
    "go": "Go",
    "java": "Java",
    "javascript": "JavaScript",
    "python": "Python",
    "typescript": "TypeScript",
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


def markdown(rule: Rule, languages: Collection[str] = ()) -> str:
    """The whole page, as ``docs/rules/<id>.md`` holds it and the terminal shows it.

    Args:
        rule: the rule.
        languages: those whose examples are shown; all when empty.
    """
    shown = [language for language in rule.bad if not languages or language in languages]
    body = help_markdown(rule, shown)
    return "\n".join([f"# {rule.id} {rule.name}", "", rule.title + ".", "", *_facts(rule), "", body])


def help_markdown(rule: Rule, languages: Collection[str]) -> str:
    """The page without its heading, for viewers that show it themselves, with examples in the languages."""
    shown = [language for language in languages if language in rule.bad]
    examples = [(f"In {_NAMES[language]}", _pair(rule, language)) for language in shown]
    parts = [
        ("What it finds", rule.what),
        ("Why it matters", rule.why),
        ("An attack", rule.attack),
        ("How to fix it", rule.fix),
        *examples,
        ("How to configure it", "\n".join(f"- {item}" for item in (*rule.configure, *_settings(rule)))),
        ("Not detected", "\n".join(f"- {item}" for item in rule.not_detected)),
        ("References", "\n".join(f"- [{title}]({address})" for title, address in _references(rule))),
    ]
    return "\n\n".join(f"## {heading}\n\n{body}" for heading, body in parts if body)


def help_text(rule: Rule) -> str:
    """What, why and fix as plain text, for viewers without Markdown."""
    addresses = "\n".join(f"{title}: {address}" for title, address in _references(rule))
    return f"{rule.what}\n\n{rule.why}\n\n{rule.attack}\n\nFix: {rule.fix}\n\n{addresses}\n"


def _facts(rule: Rule) -> list[str]:
    facts = [f"- Severity: {rule.severity.label}", f"- Group: {rule.group}"]
    if rule.needs_context:
        facts.append("- Reported only where the code shows that it is about mutual TLS, or with `--assume-mtls`")
    if rule.pedantic:
        facts.append("- Reported only with `--persona pedantic` or `auditor`")
    return facts


def _pair(rule: Rule, language: str) -> str:
    """The vulnerable and the fixed program in one language."""
    named = (("Vulnerable", rule.bad), ("Fixed", rule.good))
    return "\n\n".join(
        f"{name}:\n\n```{_FENCES[language]}\n{examples[language].strip()}\n```"
        for name, examples in named
        if language in examples
    )


def _settings(rule: Rule) -> tuple[str, str]:
    """What holds for every rule: leaving out one place, and leaving out the rule."""
    return (
        f"One place that is right as it is: a comment `mtls-lint: ignore[{rule.id}]` with the reason behind it.",
        f'The whole rule: `ignore = ["{rule.id}"]` in the configuration, or `--ignore {rule.id}`.',
    )


def _references(rule: Rule) -> Iterable[tuple[str, str]]:
    """Title and address of each reference, the weaknesses first."""
    for number in rule.cwe:
        yield f"CWE-{number}: {cwe.NAMES[number]}", cwe.url(number)
    for reference in rule.references:
        title, _, address = reference.rpartition(" ")
        yield title, address
