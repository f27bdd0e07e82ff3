"""The house's own rules: which room may import which, what every rule and every model row must come with."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from pathlib import Path

import pytest

from harness.cases import ROOT, Case, collect
from mtls_lint import analysis
from mtls_lint.catalogue import rules
from mtls_lint.config import load
from mtls_lint.findings import Rule
from mtls_lint.flow import events
from mtls_lint.models.library import all_rows
from mtls_lint.models.schema import LANGUAGES, Row
from mtls_lint.source.file import SourceFile, language_of

PACKAGE = ROOT / "linter" / "mtls_lint"
SOURCES = sorted(PACKAGE.rglob("*.py"))
CASES = collect("corpus", "tests/cases")

ROOMS = {
    "findings": set(),
    "ir": set(),
    "rulesdir": set(),
    "source": {"findings", "rulesdir", "config"},
    "syntax": set(),
    "frontends": {"syntax", "ir", "rulesdir"},
    "models": {"rulesdir", "ir"},
    "manifests": {"source", "frontends", "models"},
    "catalogue": {"findings", "rulesdir"},
    "flow": {"ir", "models"},
    "checks": {"findings", "flow", "ir", "models"},
    "semgrep": {"findings", "source", "rulesdir", "catalogue"},
    "identity": {"findings"},
    "report": {"findings", "identity"},
    "baseline": {"findings", "identity"},
    "config": {"findings"},
    "suppress": {"findings", "source", "config"},
    "shown": {"findings", "source", "config"},
    "services": {"findings", "flow", "checks", "rulesdir", "source"},
    "fix": {"findings", "rulesdir", "source", "syntax"},
    "why": {"findings", "checks", "flow", "ir", "source"},
    "analysis": {
        *("findings", "catalogue", "checks", "flow", "frontends", "models", "ir", "source", "syntax", "config"),
        *("manifests", "why", "services"),
    },
    "engine": {
        *("findings", "models", "analysis", "semgrep", "source", "suppress", "shown", "config", "why", "baseline"),
        "fix",
    },
    "since": {"findings", "engine", "config", "source", "baseline"},
    "novelty": {"findings", "config", "baseline", "since", "output"},
    "options": set(),
    "progress": set(),
    "output": {"findings", "report"},
    "showing": {"findings", "config", "source"},
    "lsp": {"findings", "engine", "config", "catalogue", "report"},
    "mending": {"findings", "fix", "output"},
    "cli": {
        *("findings", "engine", "models", "config", "catalogue", "report", "source", "why"),
        *("options", "output", "showing", "mending", "lsp", "novelty", "progress"),
    },
}


def _imports(path: Path) -> set[str]:
    """The rooms a file imports, lazily or not."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("mtls_lint"):
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names if alias.name.startswith("mtls_lint")]
        for name in names:
            parts = name.split(".")
            if len(parts) > 1 and parts[1] != "__version__":
                found.add(parts[1])
    return found


def _room(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_one_way(path: Path) -> None:
    room = _room(path)
    if room in ("__init__", "__main__"):
        return
    assert _imports(path) - {room} <= ROOMS[room], f"{room} may import {sorted(ROOMS[room])} only"


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_file_can_be_read_in_one_sitting(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 600


def _code_strings(path: Path) -> list[str]:
    """The string literals of a file that are no docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docs = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs
    ]


def test_no_library_is_named_in_python() -> None:
    names = {row.package.rpartition(":")[2].rpartition("/")[2].lower() for row in all_rows()}
    plain = {"names", "crypto", "hashlib", "semgrep", "asyncio", "python", "promise", "system", "requests"}
    names = {name for name in names if len(name) >= 5} - plain
    pattern = re.compile(r"\b(" + "|".join(map(re.escape, sorted(names))) + r")\b")
    leaks = {
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in SOURCES
        if _room(path) in ("flow", "checks", "models", "frontends", "ir", "analysis")
        for text in _code_strings(path)
        for match in pattern.finditer(text.lower())
    }
    assert leaks == set()


def _languages(case: Case) -> set[str]:
    found = {language_of(path.name) for path in case.files}
    return {"javascript" if language == "typescript" else str(language) for language in found if language}


@pytest.mark.parametrize("rule", rules().values(), ids=lambda rule: rule.id)
def test_every_rule_is_implemented_and_documented(rule: Rule) -> None:
    checks = list((PACKAGE / "checks").glob(f"{rule.id.lower()}_*.py"))
    shapes = list((ROOT / "rules" / "semgrep").rglob(f"{rule.id}-*.yaml"))
    assert checks or shapes, "no check and no Semgrep rule"
    assert (ROOT / "docs" / "rules" / f"{rule.id}.md").is_file()
    for check in checks:
        doc = ast.get_docstring(ast.parse(check.read_text(encoding="utf-8"))) or ""
        for part in ("What it finds:", "Why it matters:", "Bad:", "Good:", "Not detected:", "References:"):
            assert part in doc, f"{check.name} does not say: {part}"


@pytest.mark.parametrize("rule", rules().values(), ids=lambda rule: rule.id)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_has_a_firing_and_a_silent_case(rule: Rule, language: str) -> None:
    about = [case for case in CASES if language in _languages(case) and rule.id.lower() in case.name.lower()]
    firing = [case for case in about if any(expected[2] == rule.id for expected in case.expected)]
    silent = [case for case in about if all(mark[2] != rule.id for mark in (*case.expected, *case.missing))]
    assert firing, f"no {language} case fires {rule.id}"
    assert silent, f"no {language} case of {rule.id} is silent"


def _original(row: Row) -> str:
    """The id of a row; a fork has the rows of the original."""
    return row.id.partition(" in ")[0]


@pytest.fixture(scope="module")
def exercised() -> set[str]:
    """The ids of the model rows that some case makes happen."""
    used: set[str] = set()
    original = events.happen

    def recording(machine: object, row: Row, *rest: object, **named: object) -> object:
        used.add(_original(row))
        return original(machine, row, *rest, **named)  # type: ignore[arg-type]

    patch = pytest.MonkeyPatch()
    patch.setattr(events, "happen", recording)
    try:
        for case in CASES:
            files = []
            for path in case.files:
                language = language_of(path.name)
                assert language is not None
                files.append(SourceFile(path.relative_to(ROOT).as_posix(), path, language, path.read_bytes()))
            options: dict[str, object] = {"assume_mtls": True} if "assume-mtls" in case.options else {}
            analysis.analyse(files, load((case.name,), options, tuple(rules())))
    finally:
        patch.undo()
    return used


def test_every_model_row_is_exercised(exercised: set[str]) -> None:
    idle: dict[str, list[str]] = defaultdict(list)
    for row in all_rows():
        declaring = ("invoke", "provide", "route", "middleware")
        looked_up = row.kind in ("type", "param", "implements")
        looked_up |= row.kind == "annotated" and row.event in declaring
        if not looked_up and _original(row) not in exercised:
            idle[row.language].append(row.id)
    assert dict(idle) == {}, "rows that no case makes happen"


def test_row_ids_are_unique() -> None:
    ids = [row.id for row in all_rows() if row.language != "common"]
    assert sorted({row_id for row_id in ids if ids.count(row_id) > 1}) == []
