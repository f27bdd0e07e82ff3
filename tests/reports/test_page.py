"""The page of a rule: everything the catalogue says, with the examples of the languages asked for."""

from __future__ import annotations

from dataclasses import replace

from sample_report import UNBOUND, full_report

from mtls_lint.catalogue import rules
from mtls_lint.report import explain
from mtls_lint.report.sarif import document

RULE = replace(
    rules()["MTLS201"],
    bad={"go": "bad in go\n", "python": "bad in python\n"},
    good={"go": "good in go\n", "python": "good in python\n"},
)


def test_the_page_says_everything() -> None:
    page = explain(RULE)
    told = (RULE.what, RULE.why, RULE.attack, RULE.fix, *RULE.configure, *RULE.not_detected)
    assert [text for text in told if text not in page] == []
    assert "definitions/295.html" in page
    assert "rfc5280#section-6" in page
    assert "corpus/seed/vulnerable_express.js" in page
    assert "ignore[MTLS201]" in page
    headings = [line for line in page.splitlines() if line.startswith("## In ")]
    assert headings == ["## In Go", "## In Python"]
    assert page.index("bad in go") < page.index("good in go") < page.index("bad in python")


def test_one_language() -> None:
    page = explain(RULE, ("python",))
    assert "good in python" in page
    assert "in go" not in page
    assert "## In" not in explain(RULE, ("java",))


def test_sarif_shows_the_examples_in_the_language_of_the_findings() -> None:
    report = full_report()
    rule = replace(RULE, id="MTLS301", bad={"javascript": "js", "go": "go"}, good={"javascript": "js", "go": "go"})
    report = replace(
        report,
        rules=(rule, RULE),
        findings=(replace(UNBOUND, rule=rule, language="typescript"),),
        suppressed=(),
    )
    found, silent = document(report)["runs"][0]["tool"]["driver"]["rules"]
    assert "## In JavaScript" in found["help"]["markdown"]
    assert "## In Go" not in found["help"]["markdown"]
    assert "## In" not in silent["help"]["markdown"]
