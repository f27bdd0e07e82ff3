"""The catalogue: it loads whole, its texts keep their form, and a mistake in it is named."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mtls_lint.catalogue import CatalogueError, load, rules
from mtls_lint.findings import Rule, Severity
from mtls_lint.report import cwe, rule_table

EXAMPLES_IN = {"csharp", "go", "java", "javascript", "python"}
"""The languages that every page shows."""

ROW = """
[[rule]]
id = "MTLS199"
name = "some-rule"
title = "Some title"
severity = "high"
cwe = [287]
what = "What."
why = "Why."
attack = "Attack."
fix = "Fix."
not_detected = []
references = ["RFC 1 https://example.org/1"]
"""


def loaded(folder: Path, text: str) -> dict[str, Rule]:
    path = folder / "catalogue.toml"
    path.write_text(text, encoding="utf-8")
    return load(path, folder / "examples")


def test_every_rule_of_the_catalogue_is_there() -> None:
    assert len(rules()) == 28
    assert {rule[4] for rule in rules()} == set("123456")


def sentences(text: str) -> int:
    return len(re.findall(r"[.!?](?:\s|$)", text))


@pytest.mark.parametrize("rule", rules().values(), ids=lambda rule: rule.id)
def test_the_texts_keep_their_form(rule: Rule) -> None:
    assert not rule.title.endswith(".")
    for sentence in (rule.what, rule.fix):
        assert sentence.endswith(".")
        assert not re.search(r"[.!?] [A-Z]", sentence), "one sentence"
    assert 1 <= sentences(rule.why) <= 3
    assert 2 <= sentences(rule.attack) <= 5
    assert not [text for text in (*rule.configure, *rule.not_detected) if not text.endswith(".")]
    assert "  " not in rule.what + rule.why + rule.attack + rule.fix
    assert set(rule.cwe) <= set(cwe.NAMES)


@pytest.mark.parametrize("rule", rules().values(), ids=lambda rule: rule.id)
def test_rules_have_both_examples(rule: Rule) -> None:
    assert rule.bad.keys() >= EXAMPLES_IN
    assert rule.bad.keys() == rule.good.keys()


def test_the_table_has_a_line_for_each_rule() -> None:
    lines = rule_table(rules().values()).split("\n")
    assert len(lines) == len(rules())
    assert lines[0].split()[:3] == ["MTLS101", "critical", "client-key-signing"]
    assert rule_table([]) == ""


def test_a_row(tmp_path: Path) -> None:
    rule = loaded(tmp_path, ROW)["MTLS199"]
    assert rule.severity is Severity.HIGH
    assert rule.cwe == (287,)
    assert rule.needs_context is False


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (('what = "What."', 'what = "What."\nhow = "?"'), "rule MTLS199: unknown key: how"),
        (('fix = "Fix."', ""), "rule MTLS199: missing key: fix"),
        (
            ('"high"', '"severe"'),
            "rule MTLS199: severity must be one of critical, high, low, medium, not 'severe'",
        ),
        (("[287]", "[]"), "rule MTLS199: cwe must be a list of numbers, not empty"),
        (("[287]", '["CWE-287"]'), "rule MTLS199: cwe must be"),
        (("MTLS199", "MTLS900"), "rule MTLS900: id must be MTLS and three digits"),
        (("some-rule", "Some Rule"), "rule MTLS199: name must be lower-case"),
        (('"What."', '" "'), "rule MTLS199: what must be a text, not empty"),
        ((" https://example.org/1", ""), "a reference is a title and, last, its address: 'RFC 1'"),
        (("[[rule]]", "[[rules]]"), "unknown table: rules"),
        (("[[rule]]", "[rule]"), "rules are written as [[rule]] tables"),
        (('id = "MTLS199"', "id = "), "catalogue.toml: "),
        (('id = "MTLS199"', ""), "rule number 1: missing key: id"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, change: tuple[str, str], complaint: str) -> None:
    with pytest.raises(CatalogueError, match=re.escape(complaint)) as caught:
        loaded(tmp_path, ROW.replace(*change))
    assert str(tmp_path / "catalogue.toml") in str(caught.value)


def test_an_id_or_name_is_taken_once(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="taken already"):
        loaded(tmp_path, ROW + ROW.replace("MTLS199", "MTLS198"))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=re.escape(str(tmp_path / "none.toml"))):
        load(tmp_path / "none.toml", tmp_path)


def test_an_example_in_no_language_is_refused(tmp_path: Path) -> None:
    examples = tmp_path / "examples" / "MTLS199"
    examples.mkdir(parents=True)
    (examples / "bad.rb").write_text("puts 1\n", encoding="utf-8")
    with pytest.raises(CatalogueError, match=re.escape("no language has the extension '.rb'")):
        loaded(tmp_path, ROW)
