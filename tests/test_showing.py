"""What the program shows of a project instead of scanning it: its settings and the fate of its files."""

from __future__ import annotations

import json
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from mtls_lint import cli

SCHEMA = json.loads((Path(__file__).parents[1] / "docs/schema/show-v1.json").read_text(encoding="utf-8"))


def show(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    with pytest.raises(SystemExit) as caught:
        cli.main(arguments)
    return int(caught.value.code or 0), capsys.readouterr().out


def as_json(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    _, text = show(capsys, *arguments, "--format", "json")
    document = json.loads(text)
    jsonschema.Draft202012Validator(SCHEMA).validate(document)
    return document


@pytest.fixture(autouse=True)
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in {
        "src/a.js": "jwt.sign(cert)",
        "src/b.js": "x = 1",
        "test/t.js": "jwt.sign(cert)",
        "legacy/old.js": "jwt.sign(cert)",
        "gen/c.js": "jwt.sign(cert)",
        "node_modules/x/d.js": "jwt.sign(cert)",
        "notes.txt": "jwt",
        "blob.py": "\0",
        ".gitignore": "gen/\n",
        ".mtls-lint.toml": "exclude = ['legacy/']\nseverity = {MTLS202 = 'low'}\n",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    monkeypatch.chdir(tmp_path)
    return tmp_path


FATES = {
    "src/a.js": "analysed",
    "src/b.js": "unrelated",
    "test/t.js": "test code",
    "legacy/old.js": "excluded by the configuration",
    "gen/c.js": "hidden by an ignore file",
    "node_modules/": "third-party code or build output",
    "blob.py": "it has NUL bytes, so it is not text",
}


@pytest.mark.parametrize("git", [False, True])
def test_each_file_has_one_fate(tree: Path, capsys: pytest.CaptureFixture[str], git: bool) -> None:
    if git:
        subprocess.run(["git", "init", "-q"], check=True)
    entries = as_json(capsys, "--show-files")["files"]
    assert {entry["path"]: entry["reason"] or entry["status"] for entry in entries} == FATES
    assert len(entries) == len(FATES)


def test_as_lines(capsys: pytest.CaptureFixture[str]) -> None:
    code, text = show(capsys, "--show-files", "src", "legacy")
    assert code == 0
    first, second, third = text.splitlines()
    assert second == "src/a.js: analysed"
    assert third.startswith("src/b.js: holds no word")
    assert first == "legacy/old.js: passed over: excluded by the configuration"


def test_what_is_not_there_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    code, text = show(capsys, "--show-files", "absent.js")
    assert (code, text) == (2, "absent.js: does not exist\n")


def test_settings_with_their_origins(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = as_json(capsys, "--show-settings", "--persona", "auditor", "--include-tests")["settings"]
    file = str(tree / ".mtls-lint.toml")
    assert found["persona"] == {"value": "auditor", "origin": "command line"}
    assert found["include-tests"] == {"value": True, "origin": "command line"}
    assert found["severity"] == {"value": {"MTLS202": "low"}, "origin": file}
    assert found["select"] == {"value": [], "origin": "default"}


def test_the_lines_of_settings_are_a_configuration_file(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path(".mtls-lint.toml").write_text(
        """
        models = ['own/*.toml']
        per-path-ignores = {'a "b"/**' = ['MTLS5']}
        severity = {MTLS202 = 'low'}
        client-certificates = 'verified'
        """
    )
    Path("own").mkdir()
    Path("own/helpers.toml").touch()
    _, text = show(capsys, "--show-settings")
    Path(".mtls-lint.toml").write_text(text)
    assert tomllib.loads(text)["models"] == ["own/helpers.toml"]
    assert tomllib.loads(text)["per-path-ignores"] == {'a "b"/**': ["MTLS5"]}
    assert show(capsys, "--show-settings") == (0, text.replace("# default", f"# {tree / '.mtls-lint.toml'}"))
