"""The pipeline, with other engines in the places of the real ones."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from mtls_lint import engine
from mtls_lint.config import Settings
from mtls_lint.engine import Engines
from mtls_lint.findings import (
    Confidence,
    Finding,
    Level,
    Location,
    Notice,
    Persona,
    Report,
    Rule,
    ServiceMap,
    Severity,
    Step,
)
from mtls_lint.source.file import SourceFile

CHAIN = Rule("MTLS201", "chain", "t", Severity.CRITICAL, (1,), "", "", "", "")
REVOCATION = Rule("MTLS202", "revocation", "t", Severity.HIGH, (1,), "", "", "", "")
IDENTITY = Rule("MTLS204", "identity", "t", Severity.MEDIUM, (1,), "", "", "", "", pedantic=True)
TRUST_ALL = Rule("MTLS403", "trust-all", "t", Severity.CRITICAL, (1,), "", "", "", "", needs_context=True)
CATALOGUE = {rule.id: rule for rule in (CHAIN, REVOCATION, IDENTITY, TRUST_ALL)}


def finding(rule: Rule, line: int = 1, **more: Any) -> Finding:
    return Finding(rule, Location("a.py", line, 1, line, 2), "m", "f", **more)


@dataclass
class FakeAnalysis:
    findings: Sequence[Finding] = ()
    notices: Sequence[Notice] = ()
    context: bool = True
    span: tuple[int, int] = (1, 1)

    def services(self) -> ServiceMap:
        return ServiceMap()

    def refutes(self, finding: Finding) -> bool:
        return False

    def has_context(self, path: str, line: int) -> bool:
        return self.context

    def seen_at(self, path: str, line: int) -> list[str]:
        return []

    def statement_span(self, path: str, line: int) -> tuple[int, int]:
        return self.span


@dataclass
class FakeSemgrep:
    findings: Sequence[Finding] = ()
    failure: Exception | None = None
    stopped: bool = False

    def collect(self) -> tuple[list[Finding], list[Notice]]:
        if self.failure:
            raise self.failure
        return list(self.findings), []

    def stop(self) -> None:
        self.stopped = True


@dataclass
class Bench:
    """A folder with one candidate, and the engines that will look at it."""

    analysis: FakeAnalysis | BaseException = field(default_factory=FakeAnalysis)
    semgrep: FakeSemgrep = field(default_factory=FakeSemgrep)
    to_semgrep: list[str] = field(default_factory=list)
    to_analysis: list[str] = field(default_factory=list)

    def start(self, files: Sequence[SourceFile]) -> FakeSemgrep:
        self.to_semgrep = [file.path for file in files]
        return self.semgrep

    def analyse(self, files: Sequence[SourceFile], settings: Settings) -> FakeAnalysis:
        self.to_analysis = [file.path for file in files]
        if isinstance(self.analysis, BaseException):
            raise self.analysis
        return self.analysis

    def run(self, **settings: Any) -> Report:
        return engine.run(Settings(**settings), CATALOGUE, Engines(self.start, self.analyse))


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    monkeypatch.chdir(tmp_path)
    Path("a.py").write_text("sign(cert)\nverify(cert)\n")
    return Bench()


def ids(findings: Sequence[Finding]) -> list[str]:
    return [found.rule.id for found in findings]


def kinds(report: Report) -> list[str]:
    return [notice.kind for notice in report.notices]


class TestCandidates:
    def test_each_engine_sees_what_can_matter_to_it(self, bench: Bench) -> None:
        Path("routes.py").write_text("app.use(handler)\n")
        Path("math.py").write_text("x = 1\n")
        report = bench.run()
        assert bench.to_semgrep == ["a.py"]
        assert bench.to_analysis == ["a.py", "routes.py"]
        assert report.scanned == 3

    def test_nothing_runs_without_evidence(self, bench: Bench) -> None:
        Path("a.py").write_text("app.use(handler)\n")
        bench.analysis = AssertionError("must not run")
        report = bench.run()
        assert (report.scanned, report.trusted, bench.to_analysis) == (1, True, [])

    def test_nothing_heavy_is_imported_without_evidence(self, bench: Bench) -> None:
        Path("a.py").write_text("x = 1\n")
        code = (
            "import sys; from mtls_lint import engine; from mtls_lint.config import Settings;"
            "engine.run(Settings(paths=('a.py',)), {});"
            "print([m for m in sys.modules if m.split('.')[0] in"
            " ('semgrep', 'tree_sitter', 'pathspec', 'rich', 'json', 'subprocess')"
            " or m.startswith(('mtls_lint.semgrep', 'mtls_lint.checks', 'mtls_lint.flow'))])"
        )
        root = str(Path(engine.__file__).parents[1])
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, env={"PYTHONPATH": root}, check=True
        )
        assert done.stdout.strip() == "[]"


class TestMerge:
    def test_one_flaw_found_twice_is_the_flow_analysis_s(self, bench: Bench) -> None:
        bench.analysis = FakeAnalysis([finding(CHAIN)])
        bench.semgrep.findings = [finding(CHAIN, engine="semgrep"), finding(CHAIN, 2, engine="semgrep")]
        found = bench.run().findings
        assert [(one.location.line, one.engine) for one in found] == [(1, "flow"), (2, "semgrep")]

    def test_the_surest_of_one_place(self, bench: Bench) -> None:
        bench.analysis = FakeAnalysis([finding(CHAIN, confidence=Confidence.LOW), finding(CHAIN)])
        assert [one.confidence for one in bench.run().findings] == [Confidence.HIGH]

    def test_sorted_by_place_then_rule(self, bench: Bench) -> None:
        bench.analysis = FakeAnalysis([finding(REVOCATION, 2), finding(REVOCATION), finding(CHAIN)])
        assert ids(bench.run().findings) == ["MTLS201", "MTLS202", "MTLS202"]

    @pytest.mark.parametrize(
        ("context", "assumed", "expected"), [(True, False, 1), (False, False, 0), (False, True, 1)]
    )
    def test_rules_that_need_context(self, bench: Bench, context: bool, assumed: bool, expected: int) -> None:
        bench.analysis = FakeAnalysis(context=context)
        bench.semgrep.findings = [finding(TRUST_ALL)]
        assert len(bench.run(assume_mtls=assumed).findings) == expected

    def test_sources_hold_the_lines_of_findings_and_of_their_flow(self, bench: Bench) -> None:
        step = Step(Location("a.py", 1, 1, 1, 2), "the certificate")
        bench.analysis = FakeAnalysis([finding(CHAIN, 2, flow=(step,))])
        assert bench.run().sources == {("a.py", 1): "sign(cert)", ("a.py", 2): "verify(cert)"}


class TestFilters:
    @pytest.fixture
    def bench(self, bench: Bench) -> Bench:
        doubtful = finding(REVOCATION, confidence=Confidence.LOW)
        bench.analysis = FakeAnalysis([finding(CHAIN), doubtful, finding(IDENTITY)])
        return bench

    @pytest.mark.parametrize(
        ("persona", "expected"),
        [
            (Persona.REGULAR, ["MTLS201"]),
            (Persona.PEDANTIC, ["MTLS201", "MTLS204"]),
            (Persona.AUDITOR, ["MTLS201", "MTLS202", "MTLS204"]),
        ],
    )
    def test_persona(self, bench: Bench, persona: Persona, expected: list[str]) -> None:
        assert ids(bench.run(persona=persona).findings) == expected

    @pytest.mark.parametrize(
        ("settings", "expected"),
        [
            ({"select": ("MTLS202", "MTLS204")}, ["MTLS202", "MTLS204"]),
            ({"select": ("MTLS2",), "ignore": ("MTLS201",)}, ["MTLS202", "MTLS204"]),
            ({"select": ("MTLS4",)}, []),
            ({"min_severity": Severity.HIGH}, ["MTLS201", "MTLS202"]),
        ],
    )
    def test_rules(self, bench: Bench, settings: dict[str, Any], expected: list[str]) -> None:
        assert ids(bench.run(persona=Persona.AUDITOR, **settings).findings) == expected


class TestConfiguredSeverity:
    @pytest.fixture
    def bench(self, bench: Bench) -> Bench:
        bench.analysis = FakeAnalysis([finding(CHAIN), finding(REVOCATION)])
        return bench

    def test_the_longest_selector_decides(self, bench: Bench) -> None:
        report = bench.run(severity=(("MTLS201", Severity.MEDIUM), ("MTLS2", Severity.LOW)))
        shown = [(one.rule.id, one.rule.severity) for one in report.findings]
        assert shown == [("MTLS201", Severity.MEDIUM), ("MTLS202", Severity.LOW)]
        assert {rule.id: rule.severity for rule in report.rules}["MTLS403"] is Severity.CRITICAL
        assert report.findings[0].rule in report.rules, "a report lists the rules as they are shown"

    def test_what_is_shown_counts_for_the_minimum(self, bench: Bench) -> None:
        settings = {"severity": (("MTLS202", Severity.LOW),), "min_severity": Severity.HIGH}
        assert ids(bench.run(**settings).findings) == ["MTLS201"]


class TestPerPathIgnores:
    @pytest.mark.parametrize(
        ("pattern", "rules", "expected"),
        [
            ("*.py", ("MTLS202",), ["MTLS201"]),
            ("*.py", ("MTLS2",), []),
            ("/a.py", ("MTLS201", "MTLS202"), []),
            ("b.py", ("MTLS2",), ["MTLS201", "MTLS202"]),
            ("*.py", (), ["MTLS201", "MTLS202"]),
        ],
    )
    def test_by_pattern_and_rule(
        self, bench: Bench, pattern: str, rules: tuple[str, ...], expected: list[str]
    ) -> None:
        bench.analysis = FakeAnalysis([finding(CHAIN), finding(REVOCATION)])
        assert ids(bench.run(per_path_ignores=((pattern, rules),)).findings) == expected

    def test_patterns_are_relative_to_the_configuration(self, bench: Bench) -> None:
        bench.analysis = FakeAnalysis([finding(CHAIN)])
        assert ids(bench.run(per_path_ignores=(("sub/", ("MTLS",)),), root=Path("..")).findings) == ["MTLS201"]
        folder = Path.cwd().name
        assert ids(bench.run(per_path_ignores=((f"/{folder}/", ("MTLS",)),), root=Path("..")).findings) == []


class TestSuppression:
    def test_silenced_findings_are_kept_apart(self, bench: Bench) -> None:
        Path("a.py").write_text("# mtls-lint: ignore[MTLS201] reason\nx = (\n  sign(cert))\n")
        bench.analysis = FakeAnalysis([finding(CHAIN, 3), finding(REVOCATION, 3)], span=(2, 3))
        report = bench.run()
        assert (ids(report.findings), ids(report.suppressed)) == (["MTLS202"], ["MTLS201"])
        assert kinds(report) == []

    def test_a_comment_on_a_rule_not_selected_is_not_unused(self, bench: Bench) -> None:
        Path("a.py").write_text("sign(cert)  # mtls-lint: ignore[MTLS201]\n")
        bench.analysis = FakeAnalysis([finding(CHAIN)])
        report = bench.run(select=("MTLS202",))
        assert (report.findings, report.suppressed, kinds(report)) == ((), (), [])


class TestFailures:
    def test_of_our_analysis(self, bench: Bench) -> None:
        bench.analysis = RecursionError("too deep")
        bench.semgrep.findings = [finding(TRUST_ALL)]
        report = bench.run()
        assert ids(report.findings) == ["MTLS403"]
        assert not report.trusted
        (notice,) = report.notices
        assert notice.kind == "engine-failure"
        assert "the flow analysis failed" in notice.message
        assert "RecursionError" in notice.message
        assert "too deep" in notice.message

    def test_of_semgrep(self, bench: Bench) -> None:
        bench.analysis = FakeAnalysis([finding(CHAIN)])
        bench.semgrep.failure = OSError("no such program")
        report = bench.run()
        assert ids(report.findings) == ["MTLS201"]
        assert not report.trusted
        assert "Semgrep failed" in report.notices[0].message

    def test_no_comment_is_called_unused_after_a_failure(self, bench: Bench) -> None:
        Path("a.py").write_text("sign(cert)  # mtls-lint: ignore[MTLS201]\n")
        bench.analysis = ValueError("x")
        assert kinds(bench.run()) == ["engine-failure"]
        bench.analysis = FakeAnalysis()
        assert kinds(bench.run()) == ["unused-suppression"]

    def test_semgrep_is_not_left_behind_by_an_interrupt(self, bench: Bench) -> None:
        bench.analysis = KeyboardInterrupt()
        with pytest.raises(KeyboardInterrupt):
            bench.run()
        assert bench.semgrep.stopped

    def test_notices_of_the_analysis_are_passed_on(self, bench: Bench) -> None:
        bench.analysis = FakeAnalysis(notices=[Notice("syntax-error", Level.WARNING, "m", "a.py", 1)])
        assert kinds(bench.run()) == ["syntax-error"]


class TestPassedOver:
    def test_counted_by_reason_or_listed_when_asked_for(self, bench: Bench) -> None:
        Path("test_a.py").touch()
        Path("test_b.py").touch()
        (brief,) = bench.run().notices
        assert (brief.level, brief.path) == (Level.NOTE, "")
        assert brief.message == "2 paths were passed over: test code"
        assert [notice.path for notice in bench.run(verbosity=1).notices] == ["test_a.py", "test_b.py"]
