"""Runs other scanners and this one over the sample programs: who tells the vulnerable from the fixed twin?

    python benchmarks/compare.py [--semgrep-rules FOLDER] [--write]

A flaw counts as found when a check of the tool speaks in the vulnerable program and is silent in its fixed twin,
whatever the line and the name of the check: that is generous to a tool that means something else. Reports in the
fixed twin are counted too. A tool that is not on the PATH is left out; Semgrep's public rules are taken from a
checkout of https://github.com/semgrep/semgrep-rules. ``--write`` puts the tables into ``docs/comparison.md``.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from mtls_lint import __version__, engine
from mtls_lint.catalogue import rules
from mtls_lint.config import Settings
from mtls_lint.findings import Persona

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "comparison.md"
LANGUAGES = {"csharp": "C#", "go": "Go", "java": "Java", "javascript": "JavaScript", "python": "Python"}
MARKS = ("<!-- measured -->", "<!-- end -->")
_OPTION = re.compile(r"([\w-]+)(?:=(\S+))?")
Reports = dict[str, set[str]]
"""By the name of a file: the names of the checks that speak in it."""


@dataclass(frozen=True, slots=True)
class Twin:
    """A vulnerable program and its fixed twin."""

    rule: str
    language: str
    bad: Path
    good: Path


@dataclass(frozen=True, slots=True)
class Tool:
    """A scanner: its name with its version, the languages it reads, and what runs it over a folder."""

    name: str
    languages: tuple[str, ...]
    run: Callable[[Path], Reports]


def twins() -> list[Twin]:
    """All pairs of the corpus."""
    found = []
    for language in LANGUAGES:
        for bad in sorted((ROOT / "corpus" / language).iterdir()):
            match = re.match(r"(?i)mtls\d{3}", bad.stem)
            fixed = [bad.with_stem(bad.stem + end) for end in ("_fixed", "Fixed")]
            good = next((path for path in fixed if path.is_file()), None)
            if match and good:
                found.append(Twin(match[0].upper(), language, bad, good))
    return found


def output(*command: str) -> str:
    """What a command prints; a scanner's own exit code says only whether it found something."""
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def mtls_lint(program: Path) -> Reports:
    """This linter over one program, told of the deployment what the program's first line says of it."""
    first = program.read_text(encoding="utf-8").partition("\n")[0]
    said = dict(_OPTION.findall(first.partition("options:")[2]))
    settings = Settings(
        paths=(str(program),),
        persona=Persona(said.get("persona", "regular")),
        assume_mtls="assume-mtls" in said,
        short_lived_certificates="short-lived-certificates" in said,
        client_certificates=said.get("client-certificates", ""),
        trusted_headers=tuple(filter(None, said.get("trusted-headers", "").split(","))),
    )
    return collected(
        (finding.location.path, finding.rule.id) for finding in engine.run(settings, rules()).findings
    )


def semgrep(rules: Path) -> Callable[[Path], Reports]:
    """Semgrep with a folder of rules."""

    def run(folder: Path) -> Reports:
        options = ("--metrics", "off", "--disable-version-check", "--no-git-ignore", "--quiet", "--json")
        done = json.loads(
            output("semgrep", "--experimental", "scan", "--config", str(rules), *options, str(folder))
        )
        return collected((result["path"], result["check_id"].rpartition(".")[2]) for result in done["results"])

    return run


def bandit(folder: Path) -> Reports:
    """Bandit with its default checks."""
    done = json.loads(output("bandit", "-q", "-r", "-f", "json", str(folder)))
    return collected((result["filename"], result["test_id"]) for result in done["results"])


def njsscan(folder: Path) -> Reports:
    """njsscan with its default checks."""
    done = json.loads(output("njsscan", "--json", str(folder)) or "{}")
    found = [
        (file["file_path"], check)
        for group in ("nodejs", "templates")
        for check, result in done.get(group, {}).items()
        for file in result.get("files", ())
    ]
    return collected(found)


def gosec(folder: Path) -> Reports:
    """gosec with its default checks; it needs programs that compile, so it sees little of single files."""
    done = json.loads(output("gosec", "-quiet", "-fmt", "json", f"{folder}/...") or '{"Issues": []}')
    return collected((issue["file"], issue["rule_id"]) for issue in done["Issues"])


def collected(found: Iterable[tuple[str, str]]) -> Reports:
    """Pairs of path and check, by the name of the file."""
    reports: Reports = defaultdict(set)
    for path, check in found:
        reports[Path(path).name].add(check)
    return reports


def tools(semgrep_rules: Path | None) -> list[Tool]:
    """Those that are here."""
    every = tuple(LANGUAGES)
    here = [Tool(f"mtls-lint {__version__}", every, mtls_lint)]
    if semgrep_rules is not None:
        here.append(Tool(f"Semgrep {version('semgrep')}, public rules", every, semgrep(semgrep_rules)))
    singles = (("bandit", "python", bandit), ("njsscan", "javascript", njsscan), ("gosec", "go", gosec))
    here += [Tool(f"{name} {version(name)}", (only,), run) for name, only, run in singles if shutil.which(name)]
    return here


def version(name: str) -> str:
    """The number that a tool gives as its version."""
    done = subprocess.run((name, "--version"), capture_output=True, text=True, check=False)
    found = re.search(r"\d+(\.\d+)+", done.stdout + done.stderr)
    return found[0] if found else ""


def table(pairs: list[Twin], results: list[tuple[Tool, Reports]]) -> str:
    """Two tables: by language, and by rule; the last column of each tool counts reports in fixed twins."""
    lines = ["| Tool | " + " | ".join(LANGUAGES.values()) + " | reports in fixed twins |"]
    lines.append("|---|" + "---|" * (len(LANGUAGES) + 1))
    for tool, reports in results:
        cells = []
        for language in LANGUAGES:
            mine = [twin for twin in pairs if twin.language == language]
            found = sum(tells(reports, twin) for twin in mine)
            cells.append(f"{found} of {len(mine)}" if language in tool.languages else "-")
        noise = sum(len(reports.get(twin.good.name, ())) for twin in pairs)
        lines.append(f"| {tool.name} | {' | '.join(cells)} | {noise} |")
    lines += [
        "",
        "| Rule | " + " | ".join(tool.name for tool, _ in results) + " |",
        "|---|" + "---|" * len(results),
    ]
    for rule in sorted({twin.rule for twin in pairs}):
        cells = []
        for tool, reports in results:
            mine = [twin for twin in pairs if twin.rule == rule and twin.language in tool.languages]
            cells.append(f"{sum(tells(reports, twin) for twin in mine)} of {len(mine)}")
        lines.append(f"| [{rule}](rules/{rule}.md) | {' | '.join(cells)} |")
    return "\n".join(lines)


def tells(reports: Reports, twin: Twin) -> bool:
    """Whether a check speaks in the vulnerable program alone."""
    return bool(reports.get(twin.bad.name, set()) - reports.get(twin.good.name, set()))


def measured(semgrep_rules: Path | None) -> str:
    """The tables, from a run of every tool over copies of the twins."""
    pairs = twins()
    results = []
    for tool in tools(semgrep_rules):
        reports: Reports = {}
        for language in tool.languages:
            with tempfile.TemporaryDirectory() as folder:
                for twin in (twin for twin in pairs if twin.language == language):
                    for number, path in enumerate((twin.bad, twin.good)):
                        place = Path(folder) / f"{twin.rule}{number}" / path.name
                        place.parent.mkdir(exist_ok=True)
                        shutil.copy(path, place)
                        # A whole program each: a path analysis would find help in the neighbour's functions.
                        if tool.run is mtls_lint:
                            reports |= mtls_lint(place)
                if tool.run is not mtls_lint:
                    reports |= tool.run(Path(folder))
        results.append((tool, reports))
        print(f"{tool.name} is done", file=sys.stderr)
    return table(pairs, results)


def main() -> None:
    """Prints the tables, or writes them into the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--semgrep-rules", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    tables = measured(options.semgrep_rules)
    if not options.write:
        print(tables)
        return
    before, rest = PAGE.read_text(encoding="utf-8").split(MARKS[0])
    after = rest.split(MARKS[1])[1]
    PAGE.write_text(f"{before}{MARKS[0]}\n\n{tables}\n\n{MARKS[1]}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
