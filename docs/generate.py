"""Writes ``docs/rules/`` from the catalogue: one page a rule, and the list of all rules.

Run it from a checkout after a change to ``rules/catalogue.toml`` or ``rules/examples/``: ``make docs``.
"""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from mtls_lint import report
from mtls_lint.catalogue import rules

FOLDER = Path(__file__).resolve().parent / "rules"
_NOTE = "<!-- Made by docs/generate.py from rules/catalogue.toml; edit that and run `make docs`. -->\n\n"


def pages() -> dict[str, str]:
    """The text of every file that belongs into ``docs/rules/``, by file name."""
    made = {f"{rule.id}.md": _NOTE + report.explain(rule) + "\n" for rule in rules().values()}
    return made | {"README.md": _NOTE + _list()}


def _list() -> str:
    lines = ["# Rules", "", "`mtls-lint --explain MTLS301` shows a rule's page in the terminal."]
    for group, members in groupby(rules().values(), lambda rule: rule.group):
        lines += ["", f"## {group}", "", "| Rule | Severity | What it finds |", "|---|---|---|"]
        for rule in members:
            when = ["mTLS context only"] * rule.needs_context + ["pedantic"] * rule.pedantic
            severity = ", ".join([rule.severity.label, *when])
            lines.append(f"| [{rule.id} {rule.name}]({rule.id}.md) | {severity} | {rule.what} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Writes the pages and removes those whose rule is gone."""
    FOLDER.mkdir(exist_ok=True)
    made = pages()
    for stale in set(FOLDER.iterdir()) - {FOLDER / name for name in made}:
        stale.unlink()
    for name, text in made.items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
