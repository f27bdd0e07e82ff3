"""The JSON report against its published schema and against what it must say."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError
from sample_report import UNBOUND, at, full_report, report

from mtls_lint import __version__
from mtls_lint.findings import Report
from mtls_lint.report import write

SCHEMA = Path(__file__).parents[2] / "docs" / "schema" / "report-v1.json"


def written(of: Report, encoding: str = "utf-8") -> Any:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding)
    write("json", of, stream, color=True, verbosity=1)
    stream.flush()
    return json.loads(raw.getvalue().decode(encoding))


@pytest.fixture(scope="module")
def schema() -> Draft202012Validator:
    document = json.loads(SCHEMA.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(document)
    return Draft202012Validator(document)


@pytest.mark.parametrize("of", [full_report(), report(), at("a.js", 1, "")], ids=["full", "empty", "bare"])
def test_the_schema_accepts_it(schema: Draft202012Validator, of: Report) -> None:
    schema.validate(written(of))


@pytest.mark.parametrize("key", ["rule", "fingerprint", "location"])
def test_the_schema_refuses_a_finding_without(schema: Draft202012Validator, key: str) -> None:
    document = written(full_report())
    del document["findings"][0][key]
    with pytest.raises(ValidationError):
        schema.validate(document)


def test_what_it_says() -> None:
    document = written(full_report())
    assert document["version"] == 1
    assert document["tool"] == {"name": "mtls-lint", "version": __version__}
    assert document["summary"] == {
        "findings": 3,
        "by_severity": {"critical": 1, "high": 1, "medium": 1, "low": 0},
        "suppressed": 1,
        "baselined": 0,
        "scanned": 3,
        "trusted": False,
    }
    assert [found["rule"] for found in document["findings"]] == ["MTLS301", "MTLS501", "MTLS303"]
    assert [found["rule"] for found in document["suppressed"]] == ["MTLS102"]
    first = document["findings"][0]
    assert first["location"] == {
        "path": "src/token issuer.js",
        "line": 2,
        "column": 16,
        "end_line": 2,
        "end_column": 39,
    }
    assert first["source"] == "\tconst tökén = jwt.sign({ 漢: 1 }, key);"
    assert [step["location"]["line"] for step in first["flow"]] == [1, 2]
    assert first["cwe"] == [294, 287, 384]
    assert first["help"].endswith("/docs/rules/MTLS301.md")
    assert document["notices"][1] == {
        "kind": "syntax-error",
        "level": "warning",
        "message": "line 3 could not be parsed",
        "path": "src/odd name.py",
        "line": 3,
    }


def test_a_stream_without_unicode_gets_escapes() -> None:
    assert written(full_report(), encoding="cp1252") == written(full_report())


def test_a_file_name_that_is_no_text_does_not_break_the_report() -> None:
    document = written(at("bad\udcff.js", 1, "x"))
    assert document["findings"][0]["location"]["path"] == "bad?.js"


def test_the_fingerprint_survives_moved_lines_and_tells_equal_lines_apart() -> None:
    def names(*places: tuple[int, str]) -> list[str]:
        found = [replace(UNBOUND, location=replace(UNBOUND.location, line=line)) for line, _ in places]
        sources = {(UNBOUND.location.path, line): source for line, source in places}
        return [each["fingerprint"] for each in written(report(*found, sources=sources, contents={}))["findings"]]

    before = names((2, "a(b);"), (5, "a(b);"), (7, "c();"))
    after = names((12, "  a( b );"), (15, "a(b);"), (19, "c();"))
    assert before == after
    assert len(set(before)) == 3
