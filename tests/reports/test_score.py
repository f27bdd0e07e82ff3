"""The score: its arithmetic, and that every report carries it."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner
from sample_report import FOREVER, UNBOUND, UNCHECKED, full_report, report

from mtls_lint import cli
from mtls_lint.findings import Confidence
from mtls_lint.report import write
from mtls_lint.report.score import lines, score

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "schema" / "report-v1.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("findings", "value", "grade"),
    [
        ((), 100, "A"),
        ((FOREVER,), 97, "A"),
        ((replace(FOREVER, confidence=Confidence.HIGH),), 94, "A"),
        ((UNBOUND,), 85, "B"),
        ((UNBOUND, UNBOUND), 81, "B"),
        ((UNBOUND,) * 5, 70, "C"),
        ((UNBOUND,) * 50, 70, "C"),
        ((UNCHECKED,), 49, "E"),
        ((UNCHECKED, UNBOUND, UNBOUND, UNBOUND, UNBOUND, UNBOUND), 40, "E"),
    ],
)
def test_the_arithmetic(findings: tuple[object, ...], value: int, grade: str) -> None:
    result = score(report(*findings))  # type: ignore[arg-type]
    assert result is not None
    assert (result.value, result.grade) == (value, grade)


def test_the_derivation_adds_up() -> None:
    result = score(report(UNBOUND, UNBOUND, FOREVER))
    assert result is not None
    assert result.value == round(100 - sum(deduction.points for deduction in result.deductions))
    told = lines(report(UNCHECKED))
    assert told[0].startswith("score 49 of 100, grade E")
    assert told[1] == "   -30.0  MTLS303 binding-not-enforced, critical, 1x"
    assert told[2] == "  at most 49 while a critical flaw is left"


def test_a_run_that_is_not_trusted_or_empty_has_none() -> None:
    assert score(full_report()) is None
    assert score(report(scanned=0)) is None
    assert lines(full_report())[0].startswith("no score")


def test_every_report_has_it_when_asked_for() -> None:
    scored = report(UNBOUND, scored=True)
    told = {name: io.StringIO() for name in ("text", "json", "sarif")}
    for name, stream in told.items():
        write(name, scored, stream, color=False, verbosity=0)
    assert "score 85 of 100, grade B" in told["text"].getvalue()
    whole = json.loads(told["json"].getvalue())
    jsonschema.validate(whole, SCHEMA)
    assert whole["score"]["value"] == 85
    assert json.loads(told["sarif"].getvalue())["runs"][0]["properties"]["score"]["grade"] == "B"


def test_the_option(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("x = 1\n")
    done = CliRunner().invoke(cli._command, (str(tmp_path), "--score"), standalone_mode=False)
    assert "score 100 of 100, grade A" in done.output
    plain = CliRunner().invoke(cli._command, (str(tmp_path),), standalone_mode=False)
    assert "score" not in plain.output
