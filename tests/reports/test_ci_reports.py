"""The formats of other servers: GitLab's two, JUnit's and Markdown, each against a schema of what its readers ask.

The schemas are written from the documentation that each format's module names.
"""

from __future__ import annotations

import io
import json
import re
import xml.etree.ElementTree as ElementTree
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import xmlschema
from jsonschema import Draft202012Validator
from sample_report import FOREVER, UNBOUND, UNCHECKED, at, full_report, report

from mtls_lint.findings import Report
from mtls_lint.report import write
from mtls_lint.report.markdown import MAX_ROWS

SCHEMAS = Path(__file__).parent / "schemas"


def written(name: str, of: Report) -> str:
    stream = io.StringIO()
    write(name, of, stream, color=True, verbosity=1)
    return stream.getvalue()


def as_json(name: str, of: Report) -> Any:
    document = json.loads(written(name, of))
    schema = json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(document)
    return document


TWIN = report(UNBOUND, replace(UNBOUND, location=replace(UNBOUND.location, path="src/other.js")))


class TestGitlab:
    def test_what_it_says(self) -> None:
        first, second, third = as_json("gitlab", full_report())
        assert first["description"] == "MTLS301: No claim carries a digest of the client's certificate."
        assert first["check_name"] == "MTLS301 unbound-token"
        assert first["location"] == {"path": "src/token issuer.js", "lines": {"begin": 2, "end": 2}}
        assert [first["severity"], second["severity"], third["severity"]] == ["critical", "major", "blocker"]

    def test_fingerprints_are_unique_in_the_project(self) -> None:
        entries = as_json("gitlab", report(UNBOUND, UNBOUND, FOREVER, *TWIN.findings[1:]))
        assert len({entry["fingerprint"] for entry in entries}) == 4

    def test_nothing_found(self) -> None:
        assert as_json("gitlab", report()) == []


class TestGitlabSast:
    def test_what_it_says(self) -> None:
        document = as_json("gitlab-sast", full_report())
        assert document["scan"]["status"] == "failure"
        assert [message["level"] for message in document["scan"]["messages"]] == ["info", "warn", "fatal"]
        third = document["vulnerabilities"][2]
        assert (third["severity"], third["solution"]) == ("Critical", "Compare it.")
        assert third["location"] == {"file": "src/token issuer.js", "start_line": 4, "end_line": 5}
        assert [identifier["value"] for identifier in third["identifiers"]][:2] == ["MTLS303", "294"]

    def test_ids_are_unique_and_stay(self) -> None:
        ids = [each["id"] for each in as_json("gitlab-sast", TWIN)["vulnerabilities"]]
        assert len(set(ids)) == 2
        assert ids == [each["id"] for each in as_json("gitlab-sast", TWIN)["vulnerabilities"]]

    def test_nothing_found(self) -> None:
        document = as_json("gitlab-sast", report())
        assert (document["scan"]["status"], document["vulnerabilities"]) == ("success", [])


class TestJunit:
    def parsed(self, of: Report) -> ElementTree.Element:
        text = written("junit", of)
        xmlschema.XMLSchema(str(SCHEMAS / "junit.xsd")).validate(text)
        return ElementTree.fromstring(text)

    def test_a_finding_is_a_failed_test(self) -> None:
        root = self.parsed(full_report())
        assert (root.get("tests"), root.get("failures"), root.get("errors")) == ("4", "3", "1")
        case = root.findall(".//testcase")[2]
        assert case.get("name") == "MTLS303 binding-not-enforced at src/token issuer.js:4"
        failure = case.find("failure")
        assert failure is not None
        assert failure.get("message") == UNCHECKED.message
        assert (failure.text or "").splitlines()[0] == "src/token issuer.js:4:1: The token's cnf is not compared."

    def test_a_failed_run_is_an_error(self) -> None:
        (error,) = self.parsed(full_report()).findall(".//error")
        assert error.get("type") == "engine-failure"

    def test_nothing_found_is_a_test_that_passed(self) -> None:
        (case,) = self.parsed(report()).findall(".//testcase")
        assert len(case) == 0

    def test_hostile_text_stays_text(self) -> None:
        hostile = replace(UNBOUND, message='<a b="c">\x00&]]>', flow=())
        failure = self.parsed(report(hostile)).find(".//failure")
        assert failure is not None
        assert failure.get("message") == '<a b="c">\N{REPLACEMENT CHARACTER}&]]>'


class TestMarkdown:
    def test_the_worst_comes_first(self) -> None:
        lines = written("markdown", report(FOREVER, UNCHECKED)).splitlines()
        assert lines[0] == "### mtls-lint: 1 critical, 1 medium"
        assert lines[4].startswith("| critical | [MTLS303](https://")
        assert lines[5].startswith("| medium | [MTLS501]")

    def test_more_than_it_shows_is_counted(self) -> None:
        many = [replace(UNBOUND, location=replace(UNBOUND.location, line=line)) for line in range(1, MAX_ROWS + 4)]
        text = written("markdown", report(*many))
        assert text.count("| high |") == MAX_ROWS
        assert "\n3 more not shown.\n" in text

    def test_a_run_that_failed_says_so(self) -> None:
        text = written("markdown", full_report())
        assert text.startswith("### mtls-lint: the run is not to be trusted\n")
        assert "**error**: Semgrep failed, and its findings are missing" in text

    @pytest.mark.parametrize("name", ["a|b.js", "<img src=x>.js", "[x](javascript:y).js", "`a`.js", "a\nb.js"])
    def test_a_name_cannot_write_markdown(self, name: str) -> None:
        (row,) = [line for line in written("markdown", at(name, 1, "x")).splitlines() if line.startswith("| high")]
        bare = re.sub(r"\\.", "", row.split(" | ")[2])
        assert not set("|<[`") & set(bare)

    def test_nothing_found(self) -> None:
        assert written("markdown", report()) == "### mtls-lint: no findings\n"
