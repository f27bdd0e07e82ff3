"""The adapter with the real engine: where findings land, and that nothing the engine cannot do goes unsaid."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import dedent

import pytest

from mtls_lint import semgrep
from mtls_lint.catalogue import rules as catalogue
from mtls_lint.findings import Confidence, Level, Notice
from mtls_lint.semgrep import output, run
from mtls_lint.semgrep.choose import choose
from mtls_lint.source.file import Language, SourceFile

OFF = "https.createServer({ requestCert: true, rejectUnauthorized: false }, app);\n"


def source(path: str, content: str, language: Language = Language.JAVASCRIPT) -> SourceFile:
    return SourceFile(path, Path(path).absolute(), language, content.encode())


def rule_file(folder: Path, *, pattern: str = "danger($X)", metadata: str = "", file: str = "rule.yaml") -> Path:
    metadata = metadata or "{mtls-lint-id: MTLS401, confidence: MEDIUM, fix-hint: use safe}"
    path = folder / "javascript" / file
    path.parent.mkdir(exist_ok=True)
    path.write_text(
        dedent(f"""
        rules:
          - id: {file.removesuffix(".yaml")}-id
            languages: [javascript, typescript]
            severity: ERROR
            message: >-
              calls danger
              with $X
            metadata: {metadata}
            pattern: "{pattern}"
        """)
    )
    return folder


def test_a_match_becomes_a_finding_of_the_catalogue_rule() -> None:
    findings, notices = semgrep.start([source("src/server.js", OFF)]).collect()
    assert notices == []
    (finding,) = findings
    assert finding.rule is catalogue()["MTLS401"]
    assert finding.location.path == "src/server.js"
    assert (finding.location.line, finding.location.column) == (1, OFF.index("rejectUnauthorized") + 1)
    assert (finding.location.end_line, finding.location.end_column) == (1, OFF.index(" }, app") + 1)
    assert (finding.engine, finding.language, finding.confidence) == ("semgrep", "javascript", Confidence.HIGH)
    assert finding.models == ("mtls401-client-certificate-optional-javascript",)
    assert "rejectUnauthorized" in finding.fix


def test_message_shows_what_matched_and_fix_comes_from_the_rule(tmp_path: Path) -> None:
    findings, _ = semgrep.start([source("a.js", "danger(here);\n")], rule_file(tmp_path)).collect()
    assert [(finding.message, finding.fix) for finding in findings] == [("calls danger with here", "use safe")]
    assert findings[0].confidence is Confidence.MEDIUM


def test_columns_count_code_points_after_tab_emoji_and_byte_order_mark(tmp_path: Path) -> None:
    text = "\ufefflog('😀é');\r\n\tlog('😀é'); danger('😀');\r\n"
    findings, _ = semgrep.start([source("a.js", text)], rule_file(tmp_path)).collect()
    (place,) = [finding.location for finding in findings]
    line = text.split("\r\n")[1]
    assert (place.line, place.column) == (2, line.index("danger") + 1)
    assert (place.end_line, place.end_column) == (2, line.index(");", line.index("danger")) + 2)


def test_the_first_line_after_a_byte_order_mark(tmp_path: Path) -> None:
    findings, _ = semgrep.start([source("a.js", "\ufeffdanger(1);\n")], rule_file(tmp_path)).collect()
    assert [(finding.location.line, finding.location.column) for finding in findings] == [(1, 1)]


def test_unsaved_content_is_what_counts(tmp_path: Path) -> None:
    on_disk = tmp_path / "a.js"
    on_disk.write_text("safe();\n")
    file = SourceFile("a.js", on_disk, Language.JAVASCRIPT, b"\n\ndanger(1);\n")
    findings, _ = semgrep.start([file], rule_file(tmp_path)).collect()
    assert [finding.location.line for finding in findings] == [3]


def test_all_languages_in_one_run() -> None:
    go = "package m\n\nvar c = tls.Config{ClientAuth: tls.RequestClientCert}\n"
    cs = "class A { void M() { https.ClientCertificateMode = ClientCertificateMode.AllowCertificate; } }\n"
    files = [
        source("a.js", OFF),
        source(
            "b.ts",
            "const o: ServerOptions = { requestCert: true, rejectUnauthorized: false };\n",
            Language.TYPESCRIPT,
        ),
        source("c.go", go, Language.GO),
        source("d.py", "uvicorn.run(app, ssl_cert_reqs=1)\n", Language.PYTHON),
        source("E.java", "class E { void m() { socket.setWantClientAuth(true); } }\n", Language.JAVA),
        source("f.cs", cs, Language.CSHARP),
        source(
            "g.tsx",
            "const A = () => <B o={{ requestCert: true, rejectUnauthorized: false }} />;\n",
            Language.TYPESCRIPT,
        ),
    ]
    findings, notices = semgrep.start(files).collect()
    assert notices == []
    found = sorted((finding.location.path, finding.rule.id) for finding in findings)
    assert found == sorted((file.path, "MTLS401") for file in files)


def test_one_flaw_found_by_two_rules_is_one_finding(tmp_path: Path) -> None:
    rule_file(tmp_path, file="one.yaml")
    rule_file(tmp_path, file="two.yaml", pattern="danger(...)")
    findings, _ = semgrep.start([source("a.js", "danger(1);\n")], tmp_path).collect()
    assert len(findings) == 1


def test_no_files_no_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("subprocess.Popen", lambda *_, **__: pytest.fail("the engine was started"))
    handle = semgrep.start([])
    assert not handle.started
    assert handle.collect() == ([], [])


def test_no_rules_for_the_language_no_engine(tmp_path: Path) -> None:
    handle = semgrep.start([source("a.go", "package a\n", Language.GO)], rule_file(tmp_path))
    assert not handle.started
    assert handle.collect() == ([], [])


def test_a_second_collect_returns_nothing(tmp_path: Path) -> None:
    handle = semgrep.start([source("a.js", "danger(1);\n")], rule_file(tmp_path))
    assert len(handle.collect()[0]) == 1
    assert handle.collect() == ([], [])


def test_a_run_given_up_leaves_no_process_and_no_folder(tmp_path: Path) -> None:
    handle = semgrep.start([source("a.js", "danger(1);\n")], rule_file(tmp_path))
    assert handle._run is not None
    process, folder = handle._run._process, Path(handle._run._folder.name)
    handle.stop()
    assert process.poll() is not None
    assert not folder.exists()
    assert handle.collect() == ([], [])


def test_a_rule_that_does_not_parse_is_an_error_naming_it_and_the_others_run(tmp_path: Path) -> None:
    rule_file(tmp_path)
    rule_file(tmp_path, file="broken.yaml", pattern="danger((")
    findings, notices = semgrep.start([source("a.js", "danger(1);\n")], tmp_path).collect()
    assert len(findings) == 1
    (notice,) = notices
    assert (notice.kind, notice.level) == ("semgrep-rule-error", Level.ERROR)
    assert "broken-id" in notice.message
    assert "javascript/broken.yaml" in notice.message


def test_a_rule_file_that_is_no_yaml_is_an_error_naming_it(tmp_path: Path) -> None:
    rule_file(tmp_path)
    (tmp_path / "javascript" / "torn.yaml").write_text("rules: [")
    findings, notices = semgrep.start([source("a.js", "danger(1);\n")], tmp_path).collect()
    assert findings == []
    assert [notice.level for notice in notices] == [Level.ERROR]
    assert "torn.yaml" in notices[0].message


@pytest.mark.parametrize("metadata", ["{confidence: HIGH}", "{mtls-lint-id: MTLS999, confidence: HIGH}"])
def test_a_match_without_catalogue_rule_is_an_error_not_a_loss(tmp_path: Path, metadata: str) -> None:
    findings, notices = semgrep.start(
        [source("a.js", "danger(1);\n")], rule_file(tmp_path, metadata=metadata)
    ).collect()
    assert findings == []
    assert [(notice.kind, notice.level, notice.path) for notice in notices] == [
        ("semgrep-rule-error", Level.ERROR, "a.js")
    ]
    assert "rule-id" in notices[0].message


def test_a_partly_broken_file_is_a_warning_and_the_other_files_findings_stay(tmp_path: Path) -> None:
    files = [source("bad.js", "danger(1);\nfunction ( { \n"), source("good.js", "danger(2);\n")]
    findings, notices = semgrep.start(files, rule_file(tmp_path)).collect()
    assert [finding.location.path for finding in findings] == ["bad.js", "good.js"]
    assert [(notice.kind, notice.level, notice.path) for notice in notices] == [
        ("semgrep-partial-parse", Level.WARNING, "bad.js")
    ]


def test_a_missing_engine_is_an_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(run, "find_spec", lambda name: None)
    handle = semgrep.start([source("a.js", OFF)])
    findings, notices = handle.collect()
    assert findings == []
    assert [(notice.kind, notice.level) for notice in notices] == [("semgrep-failed", Level.ERROR)]


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("echo 'out of luck' >&2; exit 3", "exit code 3: out of luck"),
        ("kill -9 $$", "exit code -9"),
        ('echo \'{"version": "1.182.0"}\'', "not understood"),
    ],
    ids=["says why", "killed", "other output"],
)
def test_a_failing_engine_is_an_error(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, script: str, reason: str
) -> None:
    engine = tmp_path / "semgrep-core"
    engine.write_text(f"#!/bin/sh\n{script}\n")
    engine.chmod(0o755)
    monkeypatch.setattr(run, "find_engine", lambda: engine)
    findings, notices = semgrep.start([source("a.js", OFF)]).collect()
    assert findings == []
    assert [(notice.kind, notice.level) for notice in notices] == [("semgrep-failed", Level.ERROR)]
    assert reason in notices[0].message


def test_an_engine_that_cannot_be_executed_is_an_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    engine = tmp_path / "semgrep-core"
    engine.write_text("")
    monkeypatch.setattr(run, "find_engine", lambda: engine)
    _, notices = semgrep.start([source("a.js", OFF)]).collect()
    assert [notice.level for notice in notices] == [Level.ERROR]


def test_an_engine_that_hangs_is_ended_and_an_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    engine = tmp_path / "semgrep-core"
    engine.write_text("#!/bin/sh\nexec sleep 60\n")
    engine.chmod(0o755)
    monkeypatch.setattr(run, "find_engine", lambda: engine)
    monkeypatch.setattr(run, "DEADLINE_SECONDS", 0.2)
    _, notices = semgrep.start([source("a.js", OFF)]).collect()
    assert [notice.level for notice in notices] == [Level.ERROR]
    assert "0.2 seconds" in notices[0].message


def test_the_engine_sees_no_settings_proxies_or_metrics(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SEMGREP_APP_TOKEN", "https_proxy", "OTEL_EXPORTER_OTLP_ENDPOINT"):
        monkeypatch.setenv(name, "x")
    seen = run._environment()
    assert not {"SEMGREP_APP_TOKEN", "https_proxy", "OTEL_EXPORTER_OTLP_ENDPOINT"} & set(seen)
    assert seen["SEMGREP_SEND_METRICS"] == "off"
    assert "PATH" in seen


def said(version: str = "1.182.0", errors: list[object] | None = None) -> str:
    return json.dumps({"version": version, "results": [], "errors": errors or []})


@pytest.mark.parametrize(
    ("version", "levels"),
    [
        ("1.164.3", [Level.ERROR]),
        ("1.165.0", []),
        ("1.185.9", []),
        ("1.186.0", [Level.NOTE]),
        ("2.0.0", [Level.NOTE]),
    ],
)
def test_versions_outside_the_tested_range_are_mentioned(version: str, levels: list[Level]) -> None:
    _, notices = output.read(said(version), {})
    assert [notice.level for notice in notices] == levels


@pytest.mark.parametrize(
    ("word", "kind", "level"),
    [
        ("Timeout", "semgrep-limit", Level.WARNING),
        ("Out of memory", "semgrep-limit", Level.WARNING),
        ("Syntax error", "semgrep-syntax-error", Level.WARNING),
        (["PartialParsing", []], "semgrep-partial-parse", Level.WARNING),
        (["IncompatibleRule", ["r", {}]], "semgrep-rule-error", Level.ERROR),
        ("Something of tomorrow", "semgrep-error", Level.ERROR),
    ],
    ids=str,
)
def test_every_error_of_the_engine_is_a_notice(word: object, kind: str, level: Level) -> None:
    error = {
        "error_type": word,
        "severity": "error",
        "message": "m",
        "rule_id": "r",
        "location": {"path": "/t/0.js", "start": {"line": 7}},
    }
    _, notices = output.read(said(errors=[error, error]), {"/t/0.js": source("src/a.js", "")})
    assert [(notice.kind, notice.level) for notice in notices] == [(kind, level)]


def limit(message: str, path: str) -> Notice:
    place = {"path": path, "start": {"line": 1}}
    error = {"error_type": "Timeout", "severity": "warn", "message": message, "rule_id": "r", "location": place}
    _, (notice,) = output.read(said(errors=[error]), {"/t/0.js": source("src/a.js", "")})
    return notice


def test_a_limit_names_rule_and_reason_and_no_reason_leaves_no_colon() -> None:
    assert limit("too slow", "/t/0.js").message == "Semgrep gave up on the file in rule r (timeout): too slow"
    assert limit("", "/t/0.js").message == "Semgrep gave up on the file in rule r (timeout)"


def test_a_limit_of_no_one_file_is_an_error() -> None:
    assert (limit("", "").level, limit("", "").path) == (Level.ERROR, "")
    assert "whole run" in limit("", "").message


def rule_with_literals(folder: Path) -> Path:
    path = rule_file(folder) / "javascript" / "rule.yaml"
    listed = ',\n      mtls-lint-literals: ["danger(",\n      "risk peril"],\n      confidence:'
    path.write_text(path.read_text().replace(", confidence:", listed))
    return folder


@pytest.mark.parametrize(
    ("content", "chosen"),
    [
        ("DANGER (1);", True),
        ("danger\n  (1);", True),
        ("'danger'(1);", True),
        ("dangerous(1);", False),
        ("risk();", False),
        ("peril(); risk();", True),
    ],
)
def test_the_engine_is_given_files_with_a_literal_of_a_rule(tmp_path: Path, content: str, chosen: bool) -> None:
    file = source("a.js", content)
    choice = choose([file], rule_with_literals(tmp_path))
    assert choice.files == ((file,) if chosen else ())
    assert choice.notices == ()


def test_a_rule_without_literals_asks_for_every_file_of_its_language(tmp_path: Path) -> None:
    files = [source("a.js", "safe();"), source("b.go", "package b", Language.GO)]
    assert choose(files, rule_file(tmp_path)).files == (files[0],)


def test_configuration_files_are_never_given_to_the_engine(tmp_path: Path) -> None:
    files = [source("a.js", "safe();"), source("application.yml", "dangerous: 1", Language.YAML)]
    assert choose(files, rule_file(tmp_path)).files == (files[0],)


def test_a_rule_that_no_file_asks_for_is_left_out(tmp_path: Path) -> None:
    rule_with_literals(tmp_path)
    rule_file(tmp_path, file="other.yaml")
    choice = choose([source("a.js", "safe();")], tmp_path)
    assert [path.name for path in choice.rule_files] == ["other.yaml"]


def test_no_file_with_a_literal_no_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("subprocess.Popen", lambda *_, **__: pytest.fail("the engine was started"))
    handle = semgrep.start([source("jquery.js", "certain(jwt);\n")])
    assert not handle.started
    assert handle.collect() == ([], [])


@pytest.mark.parametrize(
    ("filler", "reason"),
    [("// padding\n" * 30_000, "330,011 bytes"), ("/*" + "-" * 10_000 + "*/", "a line of 10,004 bytes")],
    ids=["large", "long line"],
)
def test_a_file_too_large_for_the_engine_is_skipped_with_a_note(tmp_path: Path, filler: str, reason: str) -> None:
    files = [source("big.js", "danger(1);\n" + filler), source("small.js", "danger(1);\n")]
    findings, notices = semgrep.start(files, rule_file(tmp_path)).collect()
    assert [finding.location.path for finding in findings] == ["small.js"]
    assert [(notice.level, notice.path) for notice in notices] == [(Level.NOTE, "big.js")]
    assert reason in notices[0].message


def test_a_large_file_that_no_rule_asks_for_goes_without_a_word(tmp_path: Path) -> None:
    choice = choose([source("big.js", "safe();\n" * 50_000)], rule_with_literals(tmp_path))
    assert (choice.files, choice.notices) == ((), ())


def test_malformed_literals_are_an_error_naming_the_rule_file(tmp_path: Path) -> None:
    path = rule_with_literals(tmp_path) / "javascript" / "rule.yaml"
    path.write_text(path.read_text().replace('"danger("', "danger("))
    _, (notice,) = semgrep.start([source("a.js", "danger(1);")], tmp_path).collect()
    assert (notice.kind, notice.level) == ("semgrep-failed", Level.ERROR)
    assert "javascript/rule.yaml" in notice.message
