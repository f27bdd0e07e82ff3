"""SARIF: the official schema, and GitHub code scanning's wishes one by one."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError
from sample_report import SIGN, UNBOUND, UNCHECKED, at, full_report, report

from mtls_lint import __version__
from mtls_lint.catalogue import rules
from mtls_lint.findings import Location, Report, Step
from mtls_lint.report import sarif, write

SCHEMA = Path(__file__).with_name("sarif-schema-2.1.0.json")


def written(of: Report) -> Any:
    stream = io.StringIO()
    write("sarif", of, stream, color=True, verbosity=1)
    return json.loads(stream.getvalue())


def run(of: Report) -> Any:
    (only,) = written(of)["runs"]
    return only


def notifications(of: Report) -> Any:
    return run(of)["invocations"][0]["toolExecutionNotifications"]


@pytest.fixture(scope="module")
def schema() -> Draft202012Validator:
    return Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


@pytest.mark.parametrize("of", [full_report(), report(), at("/x/y.js", 1, "")], ids=["full", "empty", "bare"])
def test_the_official_schema_accepts_it(schema: Draft202012Validator, of: Report) -> None:
    schema.validate(written(of))


def test_the_official_schema_is_not_a_rubber_stamp(schema: Draft202012Validator) -> None:
    log = written(full_report())
    log["runs"][0]["results"][0]["level"] = "critical"
    with pytest.raises(ValidationError):
        schema.validate(log)


def test_a_result() -> None:
    first = run(full_report())["results"][0]
    assert first["ruleId"] == "MTLS301"
    assert first["level"] == "error"
    assert first["message"]["text"] == (
        "No claim carries a digest of the client's certificate. Add cnf['x5t#S256']."
    )
    assert first["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "src/token%20issuer.js", "uriBaseId": "%SRCROOT%"},
                "region": {"startLine": 2, "startColumn": 16, "endLine": 2, "endColumn": 39},
            }
        }
    ]
    (flow,) = first["codeFlows"]
    (thread,) = flow["threadFlows"]
    assert [step["location"]["message"]["text"] for step in thread["locations"]] == [
        "the client's certificate is read here",
        "the token is signed here",
    ]
    assert "fixes" not in first


def test_a_flaw_of_one_place_has_no_code_flow() -> None:
    assert "codeFlows" not in run(report(UNCHECKED))["results"][0]


def test_both_fingerprints() -> None:
    results = run(full_report())["results"]
    assert set(results[0]["partialFingerprints"]) == {"primaryLocationLineHash", "mtlsLint/v1"}
    # Two rules on one line share GitHub's fingerprint, which speaks of the line, and not ours.
    first, second, third = (result["partialFingerprints"] for result in results)
    assert first["primaryLocationLineHash"] == second["primaryLocationLineHash"]
    assert first["primaryLocationLineHash"] != third["primaryLocationLineHash"]
    assert first["mtlsLint/v1"] != second["mtlsLint/v1"]


def test_without_the_file_s_content_github_computes_its_own_fingerprint() -> None:
    (result,) = run(report(UNBOUND, contents={}))["results"]
    assert set(result["partialFingerprints"]) == {"mtlsLint/v1"}


def test_the_run() -> None:
    only = run(full_report())
    driver = only["tool"]["driver"]
    assert driver["semanticVersion"] == __version__
    assert only["columnKind"] == "unicodeCodePoints"
    assert only["automationDetails"] == {"id": "mtls-lint/"}
    base = only["originalUriBaseIds"]["%SRCROOT%"]["uri"]
    assert base.startswith("file:///")
    assert base.endswith("/")


def test_every_rule_is_listed_with_what_github_asks_for() -> None:
    listed = run(report())["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in listed] == list(rules())
    bands = {"critical": (9.05, 10), "high": (7, 8.95), "medium": (4, 6.95), "low": (0.1, 3.95)}
    levels = {"critical": "error", "high": "error", "medium": "warning", "low": "note"}
    for described in listed:
        rule = rules()[described["id"]]
        properties = described["properties"]
        assert described["name"].isalnum()
        assert described["name"] != rule.id
        assert len(described["fullDescription"]["text"]) <= 1024
        assert described["help"]["text"]
        assert described["help"]["markdown"].startswith("## What it finds")
        assert described["helpUri"] == (
            f"https://github.com/mtls-lint/mtls-lint/blob/main/docs/rules/{rule.id}.md"
        )
        assert described["defaultConfiguration"]["level"] == levels[rule.severity.label]
        assert isinstance(properties["security-severity"], str)
        lowest, highest = bands[rule.severity.label]
        assert lowest <= float(properties["security-severity"]) <= highest
        assert properties["precision"] in ("very-high", "high", "medium", "low")
        assert properties["tags"] == ["security", *(f"external/cwe/cwe-{number}" for number in rule.cwe)]
        assert len(properties["tags"]) <= 10


def test_results_and_relationships_point_at_the_right_entries() -> None:
    only = run(full_report())
    listed = only["tool"]["driver"]["rules"]
    for result in only["results"]:
        assert listed[result["ruleIndex"]]["id"] == result["ruleId"]
    (taxonomy,) = only["taxonomies"]
    assert taxonomy["name"] == "CWE"
    for described in listed:
        for relation in described["relationships"]:
            assert taxonomy["taxa"][relation["target"]["index"]]["id"] == relation["target"]["id"]


def test_suppressed_findings_are_left_out() -> None:
    assert "MTLS102" not in {result["ruleId"] for result in run(full_report())["results"]}


def test_notices_become_notifications() -> None:
    only = run(full_report())
    assert only["invocations"][0]["executionSuccessful"] is False
    assert run(report())["invocations"][0]["executionSuccessful"] is True
    told = notifications(full_report())
    assert [(each["descriptor"]["id"], each["level"]) for each in told] == [
        ("passed-over", "note"),
        ("syntax-error", "warning"),
        ("engine-failure", "error"),
    ]
    assert told[1]["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "src/odd%20name.py", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 3},
    }


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("./a/../b.js", "b.js"),
        ("a#b?c%.js", "a%23b%3Fc%25.js"),
        ("c:d.js", "c%3Ad.js"),
        ("ü.js", "%C3%BC.js"),
        ("bad\udcff.js", "bad%FF.js"),
    ],
    ids=["normalised", "reserved", "colon", "unicode", "not-utf8"],
)
def test_uris_are_relative_and_percent_encoded(
    path: str, uri: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (result,) = run(at(path, 1, "x"))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {
        "uri": uri,
        "uriBaseId": "%SRCROOT%",
    }


def test_uris_are_relative_to_the_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "services").mkdir()
    monkeypatch.chdir(tmp_path / "services")
    only = run(at("a.js", 1, "x"))
    artifact = only["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact["uri"] == "services/a.js"
    assert only["originalUriBaseIds"]["%SRCROOT%"]["uri"] == tmp_path.as_uri() + "/"


def test_a_file_outside_the_repository_gets_a_file_uri(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    monkeypatch.chdir(inside)
    (result,) = run(at("../x y.js", 1, "x"))["results"]
    artifact = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact == {"uri": (tmp_path / "x y.js").as_uri()}


def test_over_25_000_findings_the_least_severe_give_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "MAX_RESULTS", 2)
    only = run(full_report())
    assert [result["ruleId"] for result in only["results"]] == ["MTLS301", "MTLS303"]
    last = only["invocations"][0]["toolExecutionNotifications"][-1]
    assert last["descriptor"]["id"] == "sarif-results"
    assert last["message"]["text"].startswith("The 1 least severe findings are left out")


def test_a_long_flow_keeps_its_head_and_tail() -> None:
    steps = tuple(Step(Location(SIGN.path, line, 1, line, 2), f"step {line}") for line in range(1, 1201))
    (result,) = run(report(replace(UNBOUND, flow=steps)))["results"]
    told = [step["location"]["message"]["text"] for step in result["codeFlows"][0]["threadFlows"][0]["locations"]]
    assert len(told) == 1000
    assert told[0] == "step 1"
    assert told[499:502] == ["step 500", "(200 steps left out) step 701", "step 702"]
    assert told[-1] == "step 1200"


def test_a_log_that_github_would_refuse_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    assert notifications(report()) == []
    monkeypatch.setattr(sarif, "MAX_BYTES", 1000)
    (told,) = notifications(report())
    assert told["descriptor"]["id"] == "sarif-size"
    assert told["level"] == "warning"
