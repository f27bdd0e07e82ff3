"""Ignore comments: where they count, in which syntax, and what is said of those that do not."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtls_lint import suppress
from mtls_lint.findings import Finding, Level, Location, Notice, Rule, Severity
from mtls_lint.source.file import SourceFile, language_of

KNOWN = ("MTLS202", "MTLS301")


def rule(rule_id: str) -> Rule:
    return Rule(rule_id, "name", "title", Severity.HIGH, (1,), "what", "why", "attack", "fix")


def finding(path: str, line: int, end_line: int = 0, rule_id: str = "MTLS202") -> Finding:
    return Finding(rule(rule_id), Location(path, line, 1, end_line or line, 2), "message", "fix")


def file(path: str, content: str) -> SourceFile:
    language = language_of(path)
    assert language
    return SourceFile(path, Path(path), language, content.encode())


def apply(
    path: str, content: str, *findings: Finding, span: tuple[int, int] | None = None
) -> tuple[list[Finding], list[Finding], list[Notice]]:
    def statement(found: Finding) -> tuple[int, int]:
        return span or (found.location.line, found.location.end_line)

    return suppress.apply(findings, [file(path, content)], statement, KNOWN)


def silences(path: str, content: str, line: int, end_line: int = 0, span: tuple[int, int] | None = None) -> bool:
    kept, silenced, notices = apply(path, content, finding(path, line, end_line), span=span)
    assert len(kept) + len(silenced) == 1
    assert bool(notices) is not bool(silenced), "either it silences or it is said to be unused"
    return bool(silenced)


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("a.js", "sign(c) // mtls-lint: ignore[MTLS202] short-lived certificates"),
        ("a.ts", "sign(c) /* mtls-lint: ignore[MTLS202] */"),
        ("A.java", "sign(c); //mtls-lint:ignore[MTLS301, MTLS202]"),
        ("a.go", "sign(c) // nolint // mtls-lint: ignore[mtls202]"),
        ("a.py", "sign(c)  # noqa: E501  # mtls-lint: ignore[MTLS202] reason"),
        ("A.cs", "Sign(c); // mtls-lint: ignore[MTLS202]"),
        ("application.yml", "client-auth: want  # mtls-lint: ignore[MTLS202] the other port asks"),
        ("appsettings.json", '"Mode": "Allow", // mtls-lint: ignore[MTLS202]'),
        ("server.xml", '<Connector clientAuth="want"/> <!-- mtls-lint: ignore[MTLS202] -->'),
        ("hypercorn.toml", "verify_mode = 'CERT_OPTIONAL' # mtls-lint: ignore[MTLS202]"),
        (".env", "SERVER_SSL_CLIENT_AUTH=want # mtls-lint: ignore[MTLS202]"),
        ("Dockerfile", "CMD serve --cert-reqs 1 # mtls-lint: ignore[MTLS202]"),
    ],
)
def test_at_the_end_of_the_line(path: str, content: str) -> None:
    _, silenced, _ = apply(path, content, finding(path, 1))
    assert len(silenced) == 1


class TestPlace:
    def test_alone_above(self) -> None:
        assert silences("a.js", "// mtls-lint: ignore[MTLS202]\nsign(c)", 2)

    def test_alone_above_with_another_comment_between(self) -> None:
        assert silences("a.js", "// mtls-lint: ignore[MTLS202]\n/* see\n the docs */\nsign(c)", 4)

    def test_block_comment_of_several_lines(self) -> None:
        assert silences("A.java", "/*\n * mtls-lint: ignore[MTLS202] reason\n */\nsign(c);", 4)

    def test_not_across_a_blank_line(self) -> None:
        assert not silences("a.js", "// mtls-lint: ignore[MTLS202]\n\nsign(c)", 3)

    def test_not_from_the_end_of_the_line_above(self) -> None:
        assert not silences("a.js", "other() // mtls-lint: ignore[MTLS202]\nsign(c)", 2)

    def test_not_from_the_line_below(self) -> None:
        assert not silences("a.js", "sign(c)\n// mtls-lint: ignore[MTLS202]", 1)

    def test_inside_the_region(self) -> None:
        assert silences("a.py", "sign(\n  c,  # mtls-lint: ignore[MTLS202]\n)", 1, 3)

    def test_above_the_statement_that_holds_the_finding(self) -> None:
        content = "// mtls-lint: ignore[MTLS202]\nreturn Jwts.builder()\n  .signWith(k)\n  .compact();"
        assert silences("A.java", content, 3, span=(2, 4))

    def test_at_the_last_line_of_the_statement(self) -> None:
        content = "return Jwts.builder()\n  .signWith(k)\n  .compact(); // mtls-lint: ignore[MTLS202]"
        assert silences("A.java", content, 2, span=(1, 3))

    def test_above_the_finding_within_its_statement(self) -> None:
        content = "return Jwts.builder()\n  // mtls-lint: ignore[MTLS202]\n  .signWith(k)\n  .compact();"
        assert silences("A.java", content, 3, span=(1, 4))

    def test_crlf(self) -> None:
        assert silences("A.cs", "// mtls-lint: ignore[MTLS202]\r\nSign(c);\r\n", 2)

    def test_only_in_its_own_file(self) -> None:
        _, silenced, _ = apply("a.js", "sign(c) // mtls-lint: ignore[MTLS202]", finding("b.js", 1))
        assert silenced == []

    def test_only_its_own_rules(self) -> None:
        kept, silenced, _ = apply(
            "a.js",
            "sign(c) // mtls-lint: ignore[MTLS202]",
            finding("a.js", 1),
            finding("a.js", 1, rule_id="MTLS301"),
        )
        assert [found.rule.id for found in kept] == ["MTLS301"]
        assert [found.rule.id for found in silenced] == ["MTLS202"]


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("a.js", 'sign("// mtls-lint: ignore[MTLS202]")'),
        ("a.ts", "sign(`\n// mtls-lint: ignore[MTLS202]`)"),
        ("A.java", 'sign("\\"// mtls-lint: ignore[MTLS202]");'),
        ("a.go", "sign(`\\`) ; s := `// mtls-lint: ignore[MTLS202]`"),
        ("a.py", '"""Write\n# mtls-lint: ignore[MTLS202]\n"""'),
        ("A.cs", 'Sign(@"c:\\", "// mtls-lint: ignore[MTLS202]");'),
        ("a.py", "sign(c)  // mtls-lint: ignore[MTLS202]"),
        ("a.js", "// write mtls-lint: ignore to silence it"),
    ],
    ids=["js", "template", "java-escape", "go-raw", "docstring", "cs-verbatim", "not-python", "prose"],
)
def test_not_a_comment_for_us(path: str, content: str) -> None:
    kept, silenced, notices = apply(path, content, finding(path, 1, 3))
    assert (len(kept), silenced, notices) == (1, [], [])


@pytest.mark.parametrize(
    "content", ["<p>don't</p> // mtls-lint: ignore[MTLS202]", "x = /['\"]/; // mtls-lint: ignore[MTLS202]"]
)
def test_a_stray_quote_hides_no_comment(content: str) -> None:
    assert silences("a.jsx", content, 1)


class TestNotices:
    def kinds(self, content: str, *findings: Finding) -> list[tuple[str, int]]:
        _, _, notices = apply("a.py", content, *findings)
        assert all(notice.level is Level.WARNING and notice.path == "a.py" for notice in notices)
        return [(notice.kind, notice.line) for notice in notices]

    def test_without_ids(self) -> None:
        assert self.kinds("\nsign(c)  # mtls-lint: ignore", finding("a.py", 2)) == [("blanket-suppression", 2)]
        assert self.kinds("sign(c)  # mtls-lint: ignore[]", finding("a.py", 1)) == [("blanket-suppression", 1)]

    def test_unclosed_bracket_ignores_nothing(self) -> None:
        kept, _, notices = apply("a.py", "sign(c)  # mtls-lint: ignore[MTLS202", finding("a.py", 1))
        assert (len(kept), [notice.kind for notice in notices]) == (1, ["blanket-suppression"])

    def test_unknown_id_does_not_spoil_the_known(self) -> None:
        content = "sign(c)  # mtls-lint: ignore[MTLS220,MTLS202]"
        kept, _, notices = apply("a.py", content, finding("a.py", 1))
        assert kept == []
        assert [notice.kind for notice in notices] == ["unknown-rule"]
        assert "'MTLS220'; did you mean 'MTLS202'?" in notices[0].message

    def test_unused_for_each_id(self) -> None:
        content = "sign(c)  # mtls-lint: ignore[MTLS202,MTLS301]"
        assert self.kinds(content, finding("a.py", 1)) == [("unused-suppression", 1)]
        assert self.kinds(content) == [("unused-suppression", 1)] * 2

    def test_misspelt_directive(self) -> None:
        _, _, notices = apply("a.py", "sign(c)  # mtls-lint: ingore[MTLS202]")
        assert [notice.kind for notice in notices] == ["unknown-directive"]
        assert "did you mean 'ignore'?" in notices[0].message


@pytest.mark.parametrize(
    ("path", "mark"), [("application.properties", "#"), ("application.properties", "!"), ("ssl.ini", ";")]
)
def test_formats_without_comments_at_the_end_of_a_line(path: str, mark: str) -> None:
    assert silences(path, f"{mark} mtls-lint: ignore[MTLS202]\nkey=value\n", 2)
    _, silenced, notices = apply(path, f"key=value {mark} mtls-lint: ignore[MTLS202]\n", finding(path, 1))
    assert (silenced, notices) == ([], [])
