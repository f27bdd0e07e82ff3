"""Writes ``docs/rules/``: a page for each rule, their list, and tables of languages and weaknesses.

Run it after a change to the catalogue, the examples under ``rules/`` or the samples in ``corpus/``: ``make docs``.
"""

from __future__ import annotations

import re
from itertools import groupby
from pathlib import Path

from mtls_lint import report
from mtls_lint.catalogue import rules
from mtls_lint.findings import Rule
from mtls_lint.report import cwe

LANGUAGES = {
    "javascript": "JavaScript, TypeScript", "java": "Java", "go": "Go", "python": "Python", "csharp": "C#"
}  # fmt: skip
WEAKNESSES = (287, 306, 307, 308, 309, 347, 384, 521, 613, 640)
"""Those of authentication to which the misuse of tokens under mutual TLS leads."""
_CORPUS = Path(__file__).resolve().parents[1] / "corpus"
FOLDER = Path(__file__).resolve().parent / "rules"
_NOTE = "<!-- Made by docs/generate.py from rules/catalogue.toml; edit that and run `make docs`. -->\n\n"


def pages() -> dict[str, str]:
    """The text of every file that belongs into ``docs/rules/``, by file name."""
    made = {f"{rule.id}.md": _NOTE + report.explain(rule) + "\n" for rule in rules().values()}
    lists = {"README.md": _list(), "cwe.md": _weaknesses(), "languages.md": _languages()}
    return made | {name: _NOTE + text for name, text in lists.items()}


def samples(rule: Rule) -> dict[str, str]:
    """For each language the sample in which the tests see the rule fire, as a path from the pages."""
    found: dict[str, str] = {}
    for language in LANGUAGES:
        for path in sorted((_CORPUS / language).glob(f"[mM]{rule.id[1:].lower()}*")):
            if re.search(rf"expect:[MTLS\d, ]*{rule.id}", path.read_text(encoding="utf-8")):
                found.setdefault(language, f"../../corpus/{language}/{path.name}")
    return found


def weaknesses() -> dict[int, dict[str, list[str]]]:
    """For each weakness and language the rules that find it there, each a link to the sample that proves it."""
    return {
        number: {
            language: [
                f"[{rule.id}]({samples(rule)[language]})"
                for rule in rules().values()
                if number in rule.cwe and language in samples(rule)
            ]
            for language in LANGUAGES
        }
        for number in WEAKNESSES
    }


def _weaknesses() -> str:
    rows = [
        [f"[CWE-{number}]({cwe.url(number)}) {cwe.NAMES[number]}", *map(" ".join, cells.values())]
        for number, cells in weaknesses().items()
    ]
    text = """\
# Weaknesses

The weaknesses of authentication that misused tokens under mutual TLS lead to, and the rules that find each. A rule
leads to a sample in which the tests see it fire; beside it lies the same program without the flaw.

"""
    return text + _table("CWE", rows)


def _languages() -> str:
    made = [(rule, samples(rule)) for rule in rules().values()]
    everywhere = sum(1 for _, found in made if len(found) == len(LANGUAGES))
    share = f"All {len(made)} rules are" if everywhere == len(made) else f"{everywhere} of {len(made)} rules are"
    *first, last = LANGUAGES.values()
    rows = [
        [
            f"[{rule.id} {rule.name}]({rule.id}.md)",
            *(f"[sample]({found[language]})" if language in found else "makes no sense" for language in LANGUAGES),
        ]
        for rule, found in made
    ]
    text = f"""\
# Languages

{share} found in {", ".join(first)} and {last}.
Each cell leads to a sample in which the tests see the rule fire.

"""
    return text + _table("Rule", rows)


def _table(first: str, rows: list[list[str]]) -> str:
    """A table with a column for each language behind the first one."""
    lines = [[first, *LANGUAGES.values()], ["---"] * (len(LANGUAGES) + 1), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def _list() -> str:
    lines = [
        "# Rules",
        "",
        "`mtls-lint --explain MTLS301` shows a rule's page in the terminal. See also the tables of",
        "[languages](languages.md) and [weaknesses](cwe.md).",
    ]
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
