"""Ignore comments: where they count, in which syntax, and what is said of those that do not."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from mtls_lint import suppress
from mtls_lint.findings import Finding, Level, Location, Notice, Rule, Severity, Standing
from mtls_lint.source.file import SourceFile, language_of
from mtls_lint.suppress import Outcome
from sample_tree import FOUND, HARMLESS, ISSUE, lint, write

KNOWN = ("MTLS202", "MTLS301")


def rule(rule_id: str) -> Rule:
    return Rule(rule_id, "name", "title", Severity.HIGH, (1,), "what", "why", "attack", "fix")


def finding(path: str, line: int, end_line: int = 0, rule_id: str = "MTLS202") -> Finding:
    return Finding(rule(rule_id), Location(path, line, 1, end_line or line, 2), "message", "fix")


def file(path: str, content: str) -> SourceFile:
    language = language_of(path)
    assert language
    return SourceFile(path, Path(path), language, content.encode())


TODAY = date(2027, 3, 1)


def apply(
    path: str, content: str, *findings: Finding, span: tuple[int, int] | None = None
) -> tuple[list[Finding], list[Finding], list[Notice]]:
    outcome = outcome_of(path, content, *findings, span=span)
    return outcome.kept, outcome.silenced, outcome.notices


def outcome_of(path: str, content: str, *findings: Finding, span: tuple[int, int] | None = None) -> Outcome:
    def statement(path: str, line: int) -> tuple[int, int]:
        return span if span and span[0] <= line <= span[1] else (line, line)

    return suppress.apply(findings, [file(path, content)], statement, KNOWN, TODAY)


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
        assert silences("a.py", "sign(\n  c,  # mtls-lint: ignore[MTLS202]\n)", 1, 3, span=(1, 3))

    def test_not_from_another_statement_inside_the_region(self) -> None:
        content = "app.post(() => {\n  f(c) // mtls-lint: ignore[MTLS202]\n  g(c)\n})"
        assert not silences("a.js", content, 1, 4)

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


class TestUntil:
    @pytest.mark.parametrize(
        ("words", "kind"),
        [
            ("until=2027-03-01 the CA moves then", None),
            ("the CA moves then, until=2027-03-02", None),
            ("until=2027-02-28", "expired-suppression"),
            ("until=2027-13-01", "malformed-suppression"),
            ("until=20270401", "malformed-suppression"),
            ("until=tomorrow", "malformed-suppression"),
            ("until: 2027-04-01", "malformed-suppression"),
            ("until 2027-04-01", "malformed-suppression"),
            ("until=", "malformed-suppression"),
            ("valid until the CA moves", None),
        ],
    )
    def test_silences_up_to_that_day_and_never_by_a_typo(self, words: str, kind: str | None) -> None:
        kept, silenced, notices = apply(
            "a.js", f"sign(c) // mtls-lint: ignore[MTLS202] {words}", finding("a.js", 1)
        )
        assert [notice.kind for notice in notices] == ([kind] if kind else [])
        assert (len(kept), len(silenced)) == ((1, 0) if kind else (0, 1))

    def test_says_when_it_expired(self) -> None:
        _, _, (notice,) = apply(
            "a.go", "sign(c) // mtls-lint: ignore[MTLS202] until=2020-01-01", finding("a.go", 1)
        )
        assert notice.message == "this comment expired on 2020-01-01 and has no effect any more"
        assert (notice.level, notice.path, notice.line) == (Level.WARNING, "a.go", 1)


class TestComments:
    @pytest.mark.parametrize(
        ("comment", "reason", "until", "standing"),
        [
            ("// mtls-lint: ignore[MTLS202] short-lived", "short-lived", "", Standing.USED),
            (
                "/* mtls-lint: ignore[MTLS202] until=2028-01-01, then  renewed */",
                ", then renewed",
                "2028-01-01",
                Standing.USED,
            ),
            ("// mtls-lint: ignore[MTLS202] until=2020-01-01 x", "x", "2020-01-01", Standing.EXPIRED),
            ("// mtls-lint: ignore[MTLS202] until=soon", "", "", Standing.MALFORMED),
            ("// mtls-lint: ignore[MTLS301] y", "y", "", Standing.UNUSED),
            ("// mtls-lint: ignore z", "z", "", Standing.MALFORMED),
            ("// mtls-lint: ignore[MTLS999] z", "z", "", Standing.MALFORMED),
        ],
    )
    def test_each_is_told(self, comment: str, reason: str, until: str, standing: Standing) -> None:
        (told,) = outcome_of("a.js", f"sign(c) {comment}", finding("a.js", 1)).comments
        assert (told.reason, told.until, told.standing) == (reason, until, standing)
        assert told.silenced == (("MTLS202",) if standing is Standing.USED else ())

    def test_two_on_one_line_have_their_own_reasons(self) -> None:
        content = "sign(c) // mtls-lint: ignore[MTLS202] one mtls-lint: ignore[MTLS301] two"
        assert [told.reason for told in outcome_of("a.js", content).comments] == ["one", "two"]


class TestProgram:
    """With the real grammars, which know where a statement ends."""

    def test_a_comment_reaches_no_further_than_its_statement(self, tmp_path: Path) -> None:
        body = ISSUE.replace("res.json", "// mtls-lint: ignore[MTLS201, MTLS202, MTLS301] why\n  res.json")
        write(tmp_path, a_js=body)
        assert lint(tmp_path).stdout == "no findings in 1 file, 3 suppressed\n"
        write(tmp_path, a_js=body.replace("  res.json", "  log();\n  res.json"))
        done = lint(tmp_path)
        assert done.returncode == 1
        assert done.stderr.count("[unused-suppression]") == len(FOUND)

    def test_a_comment_on_the_last_line_of_a_body_is_not_for_its_route(self, tmp_path: Path) -> None:
        source = """\
const https = require('https');
const app = require('express')();
const jwt = require('jsonwebtoken');
app.post('/token', (req, res) => {
  const cert = req.socket.getPeerCertificate();
  const token = jwt.sign({ sub: cert.subject.CN }, process.env.KEY, { expiresIn: '5m' });
  res.json({ token }); COMMENT
});
https.createServer({ requestCert: true, crl: process.env.CRL, ca: process.env.CA }, app).listen(443);
"""
        options = ("--persona", "pedantic", "--select", "MTLS601", "--format", "json")
        write(tmp_path, a_js=source.replace("COMMENT", "// mtls-lint: ignore[MTLS601]"))
        document = json.loads(lint(tmp_path, *options).stdout)
        assert [finding["location"]["line"] for finding in document["findings"]] == [4]
        write(
            tmp_path,
            a_js=source.replace("COMMENT", "").replace("});\nhttps", "}); // mtls-lint: ignore[MTLS601]\nhttps"),
        )
        assert json.loads(lint(tmp_path, *options).stdout)["findings"] == []

    def test_listed(self, tmp_path: Path) -> None:
        write(
            tmp_path,
            a_js=ISSUE.replace(
                "res.json", "// mtls-lint: ignore[MTLS202] until=2999-01-01 short-lived\n  res.json"
            ),
            b_js=HARMLESS + "// mtls-lint: ignore[MTLS101]\n",
        )
        done = lint(tmp_path, "--list-suppressions")
        assert (done.returncode, done.stdout) == (
            0,
            "a.js:5: used: MTLS202, until 2999-01-01: short-lived\nb.js:2: unused: MTLS101: (no reason given)\n",
        )
        document = json.loads(lint(tmp_path, "--list-suppressions", "--format", "json").stdout)
        schema = json.loads((Path(__file__).parents[1] / "docs/schema/show-v1.json").read_text(encoding="utf-8"))
        jsonschema.Draft202012Validator(schema).validate(document)
        assert [entry["silenced"] for entry in document["suppressions"]] == [["MTLS202"], []]

    def test_in_a_file_that_cannot_matter_it_is_unused(self, tmp_path: Path) -> None:
        write(tmp_path, a_js=HARMLESS + "// mtls-lint: ignore[MTLS101]\n")
        done = lint(tmp_path)
        assert done.returncode == 0
        assert "a.js:2: this comment ignores MTLS101, which is not found here" in done.stderr
