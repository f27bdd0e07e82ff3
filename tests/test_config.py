"""The configuration file: which one counts, what it may say, and what is said of one that cannot be used."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from mtls_lint.config import ConfigError, Settings, load
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
        exclude = ["legacy/**"]
        include-tests = true
        select = ["MTLS2"]
        ignore = ["mtls202"]
        persona = "pedantic"
        min-severity = "high"
        assume-mtls = true
        short-lived-certificates = true
        client-certificates = "verified"
        """,
    )
    assert settings(tmp_path) == Settings(
        paths=(str(tmp_path),),
        exclude=("legacy/**",),
        exclude_root=tmp_path,
        include_tests=True,
        select=("MTLS2",),
        ignore=("MTLS202",),
        persona=Persona.PEDANTIC,
        min_severity=Severity.HIGH,
        assume_mtls=True,
        short_lived_certificates=True,
        client_certificates="verified",
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
