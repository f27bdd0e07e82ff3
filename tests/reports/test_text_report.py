"""The text report, written out by hand and compared line by line."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from sample_report import FOREVER, PATH, SIGN, UNBOUND, UNCHECKED, at, full_report, report

from mtls_lint import options
from mtls_lint.findings import Location, Report
from mtls_lint.report import FORMATS, write

PAGES = "https://github.com/mtls-lint/mtls-lint/blob/main/docs/rules"


def text(of: Report, *, color: bool = False, verbosity: int = 0) -> str:
    stream = io.StringIO()
    write("text", of, stream, color=color, verbosity=verbosity)
    return stream.getvalue()


def test_rules_that_meet_at_one_line_share_a_block() -> None:
    assert text(full_report()) == (
        "--> src/token issuer.js:2:16\n"
        " 2 |     const tökén = jwt.sign({ 漢: 1 }, key);\n"
        "   |                   ^^^^^^^^^^^^^^^^^^^^^^^^\n"
        "  high MTLS301 unbound-token: No claim carries a digest of the client's certificate.\n"
        "    1. src/token issuer.js:1: the client's certificate is read here\n"
        "    2. src/token issuer.js:2: the token is signed here\n"
        "    fix: Add cnf['x5t#S256'].\n"
        "  medium MTLS501 token-without-expiry (medium confidence): The token has no exp.\n"
        "    fix: Pass expiresIn.\n"
        "\n"
        "--> src/token issuer.js:4:1\n"
        " 4 | jwt.verify(token,\n"
        "   | ^^^^^^^^^^^^^^^^^\n"
        "  critical MTLS303 binding-not-enforced: The token's cnf is not compared.\n"
        "    fix: Compare it.\n"
        "\n"
        f"MTLS301 is explained at {PAGES}/MTLS301.md\n"
        f"MTLS303 is explained at {PAGES}/MTLS303.md\n"
        f"MTLS501 is explained at {PAGES}/MTLS501.md\n"
        "\n"
        "3 findings (1 critical, 1 high, 1 medium) in 3 files, 1 suppressed, 2 notices, "
        "1 note (shown with -v)\n"
    )


def test_a_flow_that_two_rules_share_is_told_once() -> None:
    told = text(report(UNBOUND, replace(FOREVER, flow=UNBOUND.flow)))
    assert told.count("    1. src/token issuer.js:1: ") == 1
    assert "    steps: as for MTLS301\n    fix: Pass expiresIn.\n" in told


def test_nothing_found_is_one_line_and_quiet_is_none() -> None:
    assert text(report()) == "no findings in 3 files\n"
    assert text(report(), verbosity=-1) == ""


def test_quiet_keeps_the_findings_and_drops_the_summary() -> None:
    assert text(report(UNCHECKED), verbosity=-1).endswith("    fix: Compare it.\n\n")


def test_verbose_names_the_models() -> None:
    assert "    models: jsonwebtoken: sign\n" in text(report(UNBOUND), verbosity=1)
    assert "models:" not in text(report(UNBOUND))


def test_one_of_a_thing_is_singular() -> None:
    assert text(report(UNCHECKED, scanned=1)).endswith("\n1 finding (1 critical) in 1 file\n")


def test_colour_only_when_asked() -> None:
    assert "\x1b" not in text(full_report())
    coloured = text(full_report(), color=True)
    assert "\x1b[1;31mcritical MTLS303 binding-not-enforced\x1b[0m" in coloured
    assert "\x1b[33mmedium MTLS501" in coloured


@pytest.mark.parametrize(
    "hostile",
    ["\x1b[2J", "\x1b]0;title\x07", "\r", "\x9b31m", "\u202e", "\u2066", "\u2028", "\x00"],
    ids=["clear", "title", "return", "c1", "right-to-left", "isolate", "line-separator", "nul"],
)
def test_hostile_characters_are_replaced(hostile: str) -> None:
    told = text(at(f"a{hostile}b.js", 1, f"x = '{hostile}';"))
    lines = told.split("\n")
    assert hostile not in told
    assert "\x1b" not in told
    assert lines[0].startswith("--> a\N{REPLACEMENT CHARACTER}")
    assert lines[1].startswith(" 1 | x = '\N{REPLACEMENT CHARACTER}")


def test_no_line_can_be_a_workflow_command() -> None:
    told = text(at("::error::x.js", 1, "::add-mask::secret"))
    assert not [line for line in told.split("\n") if line.lstrip().startswith("::")]


def test_carets_stand_under_wide_and_combining_characters() -> None:
    source = "漢字('e\u0301', x)"
    lines = text(at("a.js", 7, source, column=10, end_column=11)).split("\n")
    assert lines[1] == f" 7 | {source}"
    assert lines[2] == "   | " + " " * 10 + "^"


def test_spans_of_several_rules_are_both_marked() -> None:
    second = replace(UNCHECKED, location=Location(PATH, 2, 2, 2, 7))
    assert "\n   |     ^^^^^         ^^^^" in text(report(UNBOUND, second))


def test_a_very_long_line_is_cut_around_the_span() -> None:
    source = "a" * 5000 + "BAD" + "c" * 5000
    lines = text(at("a.js", 1, source, column=5001, end_column=5004)).split("\n")
    assert len(lines[1]) < 160
    start = lines[1].index("BAD")
    assert lines[2][start : start + 3] == "^^^"
    assert lines[2].strip(" |") == "^^^"


def test_a_finding_without_its_source_line_is_still_told() -> None:
    lines = text(report(UNBOUND, sources={})).split("\n")
    assert lines[0] == f"--> {PATH}:{SIGN.line}:{SIGN.column}"
    assert lines[1].startswith("  high MTLS301")


def test_a_stream_that_lacks_characters_gets_question_marks() -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="cp1252")
    write("text", full_report(), stream, color=False, verbosity=0)
    stream.flush()
    assert "const tökén = jwt.sign({ ?: 1 }, key);" in raw.getvalue().decode("cp1252")


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown report format 'xml'; known are text, json, sarif, github, "):
        write("xml", report(), io.StringIO(), color=False, verbosity=0)


def test_the_command_line_offers_the_formats_there_are() -> None:
    assert tuple(name for name in options.FORMATS if name != "mermaid") == FORMATS, "mermaid is for maps"
