"""The configuration file: which one counts, what it may say, and what is said of one that cannot be used."""

from __future__ import annotations

import json
import sys
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from mtls_lint.config import ConfigError, Settings, as_table, load
from mtls_lint.findings import Persona, Severity

RULES = ("MTLS101", "MTLS201", "MTLS202")


def settings(start: Path, config: Path | None = None, **options: Any) -> Settings:
    return load((str(start),), options, RULES, config)


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def test_every_key(tmp_path: Path) -> None:
    write(
        tmp_path / ".mtls-lint.toml",
        """
        include = ["src/"]
        exclude = ["legacy/**"]
        include-tests = true
        select = ["MTLS2"]
        ignore = ["mtls202"]
        persona = "pedantic"
        min-severity = "high"
        assume-mtls = true
        short-lived-certificates = true
        client-certificates = "verified"
        trusted-headers = ["X-SSL-Client-Cert"]
        per-path-ignores = {"tests/**" = ["mtls1", "MTLS101"]}
        severity = {MTLS202 = "low", mtls1 = "high"}
        """,
    )
    assert settings(tmp_path) == Settings(
        paths=(str(tmp_path),),
        exclude=("legacy/**",),
        include=("src/",),
        root=tmp_path,
        include_tests=True,
        select=("MTLS2",),
        ignore=("MTLS202",),
        persona=Persona.PEDANTIC,
        min_severity=Severity.HIGH,
        assume_mtls=True,
        short_lived_certificates=True,
        client_certificates="verified",
        trusted_headers=("X-SSL-Client-Cert",),
        per_path_ignores=(("tests/**", ("MTLS1", "MTLS101")),),
        severity=(("MTLS202", Severity.LOW), ("MTLS1", Severity.HIGH)),
    )


class TestWhichFile:
    def test_the_closest_wins(self, tmp_path: Path) -> None:
        write(tmp_path / "pyproject.toml", "[tool.mtls-lint]\npersona = 'auditor'\nassume-mtls = true")
        write(tmp_path / "svc/.mtls-lint.toml", "persona = 'pedantic'")
        inner = settings(write(tmp_path / "svc/src/a.py", ""))
        assert (inner.persona, inner.assume_mtls) == (Persona.PEDANTIC, False)
        assert settings(tmp_path / "other").persona is Persona.AUDITOR

    def test_a_pyproject_without_our_table_is_passed_by(self, tmp_path: Path) -> None:
        write(tmp_path / ".mtls-lint.toml", "persona = 'auditor'")
        write(tmp_path / "svc/pyproject.toml", "[project]\ndependencies = ['mtls-lint']")
        assert settings(tmp_path / "svc").persona is Persona.AUDITOR

    def test_a_broken_pyproject_that_never_names_us_is_not_our_business(self, tmp_path: Path) -> None:
        write(tmp_path / "pyproject.toml", "[project\n")
        assert settings(tmp_path).persona is Persona.REGULAR

    def test_named_on_the_command_line(self, tmp_path: Path) -> None:
        write(tmp_path / ".mtls-lint.toml", "persona = 'auditor'")
        named = write(tmp_path / "ci/strict.toml", "min-severity = 'medium'")
        found = settings(tmp_path, named)
        assert (found.persona, found.min_severity) == (Persona.REGULAR, Severity.MEDIUM)

    def test_the_toml_parser_is_loaded_only_when_needed(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.delitem(sys.modules, "tomllib", raising=False)
        settings(tmp_path)
        assert "tomllib" not in sys.modules


def test_the_command_line_wins(tmp_path: Path) -> None:
    write(tmp_path / ".mtls-lint.toml", "persona = 'auditor'\nselect = ['MTLS1']")
    found = settings(tmp_path, select=("MTLS201",))
    assert (found.select, found.persona) == (("MTLS201",), Persona.AUDITOR)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("assume-mtsl = true", "unknown key 'assume-mtsl'; did you mean 'assume-mtls'?"),
        ("zzz = 1", "unknown key 'zzz'"),
        ("assume-mtls = 'yes'", "assume-mtls must be true or false, not 'yes'"),
        ("exclude = 'legacy'", "exclude must be a list of strings, not 'legacy'"),
        ("select = [202]", "select must be a list of strings, not [202]"),
        ("persona = 'expert'", 'persona must be "regular" or "pedantic" or "auditor", not \'expert\''),
        ("client-certificates = 'optional'", "client-certificates must be \"verified\", not 'optional'"),
        ("select = ['MTSL202']", "select: unknown rule 'MTSL202'; did you mean 'MTLS202'?"),
        ("ignore = ['']", "ignore: unknown rule ''"),
        ("per-path-ignores = ['tests/']", "per-path-ignores must be a table of patterns, each with a list of"),
        ("per-path-ignores = {'tests/' = 'MTLS1'}", "per-path-ignores must be a list of strings"),
        ("per-path-ignores = {'tests/' = ['MTLS9']}", "per-path-ignores: unknown rule 'MTLS9'"),
        ("severity = 'low'", "severity must be a table of rules, each with a severity, not 'low'"),
        ("severity = {MTLS202 = 'none'}", 'severity must be "low" or "medium" or "high" or "critical"'),
        ("severity = {MTSL202 = 'low'}", "severity: unknown rule 'MTSL202'; did you mean 'MTLS202'?"),
        ("trusted-header = ['X']", "unknown key 'trusted-header'; did you mean 'trusted-headers'?"),
        ("persona = ", "is not valid TOML"),
        ("persona = '\udcff'", "is not valid TOML"),
    ],
)
def test_an_unusable_file_is_named_with_the_reason(tmp_path: Path, text: str, reason: str) -> None:
    file = tmp_path / ".mtls-lint.toml"
    file.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(ConfigError) as caught:
        settings(tmp_path)
    assert str(caught.value).startswith(f"{file}: {reason}")


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("absent.toml", None, "cannot be read: No such file or directory"),
        ("pyproject.toml", "[project]", "there is no [tool.mtls-lint] table"),
    ],
)
def test_a_named_file_that_cannot_be_used(tmp_path: Path, name: str, text: str | None, reason: str) -> None:
    file = tmp_path / name
    if text is not None:
        file.write_text(text)
    with pytest.raises(ConfigError, match=name) as caught:
        settings(tmp_path, file)
    assert str(caught.value) == f"{file}: {reason}"


def test_a_table_that_is_no_table(tmp_path: Path) -> None:
    file = write(tmp_path / "pyproject.toml", "tool = {mtls-lint = 3}")
    with pytest.raises(ConfigError) as caught:
        settings(tmp_path)
    assert str(caught.value) == f"{file}: [tool.mtls-lint] must be a table"


def test_an_unknown_rule_on_the_command_line(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        settings(tmp_path, ignore=("MTLS999",))
    assert str(caught.value).startswith("--ignore: unknown rule 'MTLS999'")


def test_each_setting_knows_its_origin(tmp_path: Path) -> None:
    file = write(tmp_path / ".mtls-lint.toml", "persona = 'auditor'\nselect = ['MTLS1']")
    origins = settings(tmp_path, select=("MTLS201",)).origins
    assert (origins["persona"], origins["select"]) == (str(file), "command line")
    assert "ignore" not in origins


SCHEMA = json.loads((Path(__file__).parents[1] / "docs/schema/config-v1.json").read_text(encoding="utf-8"))
WRONG = {
    "severity = {MTLS202 = 'none'}",
    "severity = {high = 'MTLS202'}",
    "severity = 'low'",
    "per-path-ignores = ['tests/']",
    "per-path-ignores = {'tests/' = 'MTLS1'}",
    "per-path-ignores = {'tests/' = ['high']}",
    "min-severity = 'none'",
    "persona = 'expert'",
    "client-certificates = 'optional'",
    "assume-mtls = 'yes'",
    "exclude = 'legacy'",
    "select = [202]",
    "select = ['']",
    "assume-mtsl = true",
}
RIGHT = {
    "",
    "include = ['src/']\nexclude = []",
    "select = ['MTLS2', 'mtls101']",
    "per-path-ignores = {'tests/**' = ['MTLS2'], '*.go' = []}",
    "severity = {MTLS202 = 'low', MTLS1 = 'critical'}",
    "persona = 'pedantic'\nmin-severity = 'medium'",
    "client-certificates = 'verified'\nshort-lived-certificates = true\ntrusted-headers = ['X-Cert']",
}


class TestSchema:
    @pytest.mark.parametrize("text", sorted(RIGHT | WRONG))
    def test_it_judges_as_the_program_does(self, tmp_path: Path, text: str) -> None:
        write(tmp_path / ".mtls-lint.toml", text)
        validator = jsonschema.Draft202012Validator(SCHEMA)
        assert validator.is_valid(tomllib.loads(text)) is (text in RIGHT)
        if text in RIGHT:
            settings(tmp_path)
        else:
            with pytest.raises(ConfigError):
                settings(tmp_path)

    def test_it_knows_every_key_and_its_default(self) -> None:
        jsonschema.Draft202012Validator.check_schema(SCHEMA)
        defaults = {key: value for key, value in as_table(Settings()).items() if value != ""}
        assert set(SCHEMA["properties"]) == set(as_table(Settings()))
        assert {
            key: part["default"] for key, part in SCHEMA["properties"].items() if "default" in part
        } == defaults
        assert all(part["description"] for part in SCHEMA["properties"].values())
