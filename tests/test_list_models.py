"""`--list-models`: what is known, for people and programs."""

from __future__ import annotations

import json
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

import pytest

from mtls_lint.cli import main
from mtls_lint.models.library import all_rows
from mtls_lint.models.schema import LANGUAGES


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def listed(*options: str) -> tuple[object, str, str]:
    """Exit code and what is written to both streams."""
    out, err = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(err), pytest.raises(SystemExit) as ended:
        main([*options])
    return ended.value.code, out.getvalue(), err.getvalue()


def test_the_table_has_role_call_outcome_and_link() -> None:
    code, out, _ = listed("--list-models", "python")
    assert code == 0
    block = next(block for block in out.split("\n\n") if block.startswith("python: PyJWT\n"))
    lines = [line.split() for line in block.splitlines()[1:]]
    assert any(
        line[:2] == ["verify", "jwt.decode(jwt,"] and line[-1].startswith("https://pyjwt") for line in lines
    )
    assert "(versions <2)" in block
    assert "go: " not in out


def test_a_check_says_what_it_establishes_and_when() -> None:
    _, out, _ = listed("--list-models", "go")
    line = next(line for line in out.splitlines() if "crypto/x509.Certificate.CheckSignature(" in line)
    assert "chain" in line
    assert "result false or null" in line


def test_json_lists_every_row() -> None:
    code, out, _ = listed("--list-models", "--format", "json")
    document = json.loads(out)
    assert (code, document["version"]) == (0, 1)
    models = document["models"]
    assert {model["id"] for model in models} == {row.id for row in all_rows()}
    assert {model["language"] for model in models} == {*LANGUAGES, "common"}
    assert all(model["documentation"].startswith("https://") for model in models)
    decode = next(model for model in models if model["id"].startswith("python/pyjwt:jwt.decode("))
    assert decode["event"] == "verify"
    assert decode["package"] == "PyJWT"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_its_own_rows_and_the_common_ones(language: str) -> None:
    _, out, _ = listed("--list-models", language, "--format", "json")
    assert {model["language"] for model in json.loads(out)["models"]} == {language, "common"}


def test_users_own_rows_come_first(tmp_path: Path) -> None:
    (tmp_path / "acme.toml").write_text(
        'package = "acme"\nlanguage = "go"\n[[row]]\ncall = "acme.org/pki.Check(cert)"\nevent = "check"\n'
        'facts = ["chain"]\ncertificate = "cert"\nholds = "result null"\n',
        encoding="utf-8",
    )
    (tmp_path / ".mtls-lint.toml").write_text('models = ["acme.toml"]\n', encoding="utf-8")
    _, out, _ = listed("--list-models")
    assert out.startswith("go: acme\n  check  acme.org/pki.Check(cert)  chain: result false or null")
    _, out, _ = listed("--list-models", "go", "--format", "json")
    assert [model["call"] for model in json.loads(out)["models"] if model["own"]] == ["acme.org/pki.Check(cert)"]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--list-models", "pyhton"), "unknown language 'pyhton'; did you mean 'python'?"),
        (("--list-models", "--format", "sarif"), "models are listed as text or json"),
    ],
)
def test_what_cannot_be_listed(options: tuple[str, ...], message: str) -> None:
    code, out, err = listed(*options)
    assert (code, out) == (2, "")
    assert message in err
