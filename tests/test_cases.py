"""Every case fires exactly where its comments say, through the real pipeline."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import pytest

from harness.cases import ROOT, Case, collect
from mtls_lint import engine, semgrep
from mtls_lint.analysis import analyse
from mtls_lint.catalogue import rules
from mtls_lint.config import load
from mtls_lint.findings import Finding, Notice, Persona
from mtls_lint.source.file import SourceFile, language_of

CASES = collect("corpus", "tests/cases")


@dataclass
class _Recorded:
    """Semgrep's answer for some files, taken from its one run over all of them."""

    findings: list[Finding]

    def collect(self) -> tuple[list[Finding], list[Notice]]:
        return self.findings, []

    def stop(self) -> None:
        """Nothing runs."""


@cache
def _shapes() -> dict[str, list[Finding]]:
    """Semgrep's findings by path: starting it once for each case would take minutes."""
    paths = [path for case in CASES for path in case.files]
    files = []
    for path in paths:
        language = language_of(path.name)
        assert language is not None
        files.append(SourceFile(path.relative_to(ROOT).as_posix(), path, language, path.read_bytes()))
    found, notices = semgrep.start(files).collect()
    assert not [notice for notice in notices if notice.level == "error"]
    by_path: dict[str, list[Finding]] = defaultdict(list)
    for finding in found:
        by_path[finding.location.path].append(finding)
    return by_path


def _run(case: Case) -> set[tuple[str, int, str]]:
    options: dict[str, object] = {"include_tests": True}
    options |= {"assume_mtls": True} if "assume-mtls" in case.options else {}
    options |= {"persona": Persona(case.options["persona"])} if "persona" in case.options else {}
    options |= {"short_lived_certificates": True} if "short-lived-certificates" in case.options else {}
    if "trusted-headers" in case.options:
        options["trusted_headers"] = tuple(case.options["trusted-headers"].split(","))
    if "client-certificates" in case.options:
        options["client_certificates"] = case.options["client-certificates"]
    if "models" in case.options:
        options["models"] = tuple(sorted(case.path.glob(case.options["models"])))

    def start(files: Sequence[SourceFile]) -> _Recorded:
        return _Recorded([f for file in files for f in _shapes().get(file.path, ())])

    settings = load((case.name,), options, tuple(rules()))
    report = engine.run(settings, rules(), engine.Engines(start, analyse))
    assert not [notice for notice in report.notices if notice.level == "error"], report.notices
    return {(f.location.path, f.location.line, f.rule.id) for f in report.findings}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    found = _run(case)
    assert sorted(found - case.expected) == [], "reported, but not announced"
    assert sorted(case.expected - found) == [], "announced, but not reported"
    assert sorted(case.missing & found) == [], "a known miss is found: make it an expectation"
