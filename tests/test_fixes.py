"""Edits: each one mends its flaw and nothing else, and files keep their form."""

from __future__ import annotations

import json
import shutil
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mtls_lint import cli, config, engine
from mtls_lint.catalogue import rules
from mtls_lint.findings import Finding, Report
from mtls_lint.fix import apply, spans, table
from mtls_lint.source.file import language_of

HERE = Path(__file__).parent
PAIRS = sorted((HERE / "fixes").glob("*/before.*"))
LANGUAGES = ("csharp", "go", "java", "javascript", "python")
SETTINGS = (
    *("csharp/settings/iis_environment-tree", "csharp/settings/iis_negotiated-tree"),
    *("csharp/settings/kestrel_environment-tree", "csharp/settings/kestrel_sni-tree"),
    *("java/settings/docker_argument_want-tree", "java/settings/dropwizard_want-tree"),
    *("java/settings/helidon_optional-tree", "java/settings/helidon_trust_all-tree"),
    *("java/settings/jetty_xml_want-tree", "java/settings/micronaut_want-tree"),
    *("java/settings/quarkus_request-tree", "java/settings/spring_placeholder_want-tree"),
    *("java/settings/tomcat_connector_want-tree", "java/settings/tomcat_no_ca-tree"),
    *("java/settings/wildfly_want-tree", "python/settings/dockerfile_optional-tree"),
    *("python/settings/hypercorn_optional-tree", "python/settings/unit_optional-tree"),
)
LAX = """\
const https = require('https');

https.createServer({ key, cert, ca, requestCert: true, rejectUnauthorized: false }, app).listen(8443);
"""
TWO = """\
const https = require('https');
const jwt = require('jsonwebtoken');

app.post('/token', (req, res) => {
  const cert = req.socket.getPeerCertificate();
  const claims = jwt.verify(req.body, cert.pubkey, { algorithms: ['RS256', 'HS256'], ignoreExpiration: true });
  res.json({ token: jwt.sign({ sub: claims.sub, cn: cert.subject.CN }, key, { algorithm: 'RS256' }) });
});
https.createServer({ key, cert, ca, requestCert: true, rejectUnauthorized: false }, app).listen(8443);
"""


def scan(*paths: Path) -> Report:
    names = tuple(map(str, paths))
    return engine.run(config.Settings(paths=names, include_tests=True, assume_mtls=True), rules())


def of_rule(report: Report, rule: str) -> list[Finding]:
    return [finding for finding in report.findings if finding.rule.id == rule]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli._command, arguments, standalone_mode=False)


def name(pair: Path) -> str:
    return f"{pair.parent.name}-{pair.suffix[1:]}"


@pytest.mark.parametrize("before", PAIRS, ids=name)
def test_an_edit_mends_its_flaw_and_nothing_else(before: Path, tmp_path: Path) -> None:
    rule = before.parent.name
    sample = tmp_path / f"sample{before.suffix}"
    shutil.copy(before, sample)
    report = scan(sample)
    flaws = of_rule(report, rule)
    assert flaws
    assert all(flaw.repair for flaw in flaws)
    (mended,) = apply.mended(flaws, report.contents, unsafe=True)
    assert mended.content.decode() == before.with_stem("after").read_text(encoding="utf-8")
    apply.write(mended)
    assert of_rule(scan(sample), rule) == []


def test_every_rule_with_edits_has_a_pair_for_each_language() -> None:
    shown = {(pair.parent.name, str(language_of(pair.name)).replace("typescript", "javascript")) for pair in PAIRS}
    wanted = {(rule, language) for language in LANGUAGES for rule in table.table(language).rows}
    assert wanted - shown == set()


@pytest.mark.parametrize("tree", SETTINGS)
def test_settings_are_mended(tree: str, tmp_path: Path) -> None:
    copy = tmp_path / "service"
    shutil.copytree(HERE / "cases" / tree, copy)
    report = scan(copy)
    flaws = [finding for finding in report.findings if finding.rule.id in ("MTLS401", "MTLS403")]
    assert flaws
    for mended in apply.mended(flaws, report.contents, unsafe=True):
        apply.write(mended)
    assert [finding.location for finding in scan(copy).findings if finding.rule.id in ("MTLS401", "MTLS403")] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_query_can_be_asked(language: str) -> None:
    for rows in table.table(language).rows.values():
        for row in rows:
            assert row.rule in rules()
            assert not row.query or spans._query(language, row.query)


def test_the_diff_shows_what_fix_does(tmp_path: Path) -> None:
    sample = tmp_path / "server.js"
    sample.write_text(LAX)
    shown = run(str(sample), "--diff")
    assert shown.return_value == 1
    assert sample.read_text() == LAX
    assert "-https.createServer({ key, cert, ca, requestCert: true, rejectUnauthorized: false }" in shown.output
    assert "+https.createServer({ key, cert, ca, requestCert: true, rejectUnauthorized: true }" in shown.output
    assert run(str(sample), "--fix").return_value == 0
    assert sample.read_text() == LAX.replace("rejectUnauthorized: false", "rejectUnauthorized: true")
    again = run(str(sample), "--diff")
    assert (again.return_value, again.stdout) == (0, "")


def test_several_edits_in_one_file_and_the_unsafe_ones_only_when_asked_for(tmp_path: Path) -> None:
    sample = tmp_path / "server.js"
    sample.write_text(TWO)
    run(str(sample), "--fix")
    safe = sample.read_text()
    assert "{ algorithms: ['RS256'] }" in safe
    assert "rejectUnauthorized: true" in safe
    assert "expiresIn" not in safe
    run(str(sample), "--unsafe-fixes")
    assert sample.read_text() == safe.replace("algorithm: 'RS256' }", "algorithm: 'RS256', expiresIn: '5m' }")


def test_the_form_of_the_file_is_kept(tmp_path: Path) -> None:
    sample, link = tmp_path / "server.js", tmp_path / "link.js"
    form = b"\xef\xbb\xbf// \xc3\xa9\r\n" + LAX.replace("\n", "\r\n").encode()
    sample.write_bytes(form)
    sample.chmod(0o750)
    link.symlink_to(sample)
    assert run(str(link), "--fix").return_value == 0
    assert sample.read_bytes() == form.replace(b"rejectUnauthorized: false", b"rejectUnauthorized: true")
    assert stat.S_IMODE(sample.stat().st_mode) == 0o750
    assert link.is_symlink()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link.js", "server.js"]


@pytest.mark.parametrize(
    ("head", "encoding"),
    [("# coding: latin-1\r\n# \xe9\r\n", "latin-1"), ("\ufeff# \xe9\r\n", "utf-8"), ("# \xe9\n", "utf-8")],
)
def test_the_form_of_a_python_file_is_kept(tmp_path: Path, head: str, encoding: str) -> None:
    end = "\r\n" if "\r" in head else "\n"
    code = (HERE / "fixes" / "MTLS501" / "before.py").read_text(encoding="utf-8").replace("\n", end)
    sample = tmp_path / "service.py"
    sample.write_bytes(head.encode(encoding) + code.encode())
    run(str(sample), "--unsafe-fixes")
    now = sample.read_bytes()
    assert now.startswith(head.encode(encoding))
    assert b"timedelta(minutes=5)" in now
    assert now.count(b"\r\n") == (now.count(b"\n") if end == "\r\n" else 0)


def test_a_file_with_syntax_errors_is_not_touched(tmp_path: Path) -> None:
    sample = tmp_path / "server.js"
    sample.write_text(LAX + "function (\n")
    report = scan(sample)
    assert of_rule(report, "MTLS401")
    assert [finding.repair for finding in report.findings if finding.repair] == []


def test_a_file_that_changed_meanwhile_is_not_touched(tmp_path: Path) -> None:
    sample = tmp_path / "server.js"
    sample.write_text(LAX)
    report = scan(sample)
    (mended,) = apply.mended(report.findings, report.contents, unsafe=False)
    sample.write_text("// new\n")
    with pytest.raises(apply.FixError, match="changed while it was looked at"):
        apply.write(mended)
    assert sample.read_text() == "// new\n"


def test_every_report_says_what_can_be_mended(tmp_path: Path) -> None:
    sample = tmp_path / "server.js"
    sample.write_text(LAX)
    assert "fixable with --fix: Refuse clients" in run(str(sample)).output
    (told,) = json.loads(run(str(sample), "--format", "json").stdout)["findings"]
    (edit,) = told["repair"]["edits"]
    line = LAX.splitlines()[edit["location"]["line"] - 1]
    assert line[edit["location"]["column"] - 1 : edit["location"]["end_column"] - 1] == "false"
    assert edit["text"] == "true"
    (result,) = json.loads(run(str(sample), "--format", "sarif").stdout)["runs"][0]["results"]
    ((change,),) = (fix["artifactChanges"] for fix in result["fixes"])
    (replacement,) = change["replacements"]
    assert replacement["deletedRegion"]["startLine"] == 3
    assert replacement["insertedContent"] == {"text": "true"}


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("rule = 'MTLS401'\ntitle = 'T'\nquery = '(true) @at'\nwith = 'x'\nwhen = 1", "unknown key: when"),
        ("title = 'T'\nquery = '(true) @at'\nwith = 'x'", "missing key: rule"),
        ("rule = 'MTLS401'\ntitle = 'T'\nquery = '(true) @at'", "one of with, add and drop"),
        ("rule = 'MTLS401'\ntitle = 'T'\nwith = 'x'", "one of query, pattern"),
    ],
)
def test_a_mistake_in_a_row_is_named(
    row: str, complaint: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "edits").mkdir()
    (tmp_path / "edits" / "go.toml").write_text(f"[[edit]]\n{row}\n")
    monkeypatch.setattr(table, "rules_dir", lambda: tmp_path)
    with pytest.raises(table.EditError, match=complaint):
        table.table.__wrapped__("go")
