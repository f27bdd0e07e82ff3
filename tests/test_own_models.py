"""Users' own models, through the command: what they teach, and what is said of one that cannot be used."""

from __future__ import annotations

import json
import re
import shutil
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from harness.cases import ROOT
from mtls_lint.cli import main
from mtls_lint.models.schema import load

CASES = ROOT / "tests" / "cases"
HANDLER = """
import jwt
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from flask import Flask, abort, jsonify, request

from acme.pki import check

app = Flask(__name__)
KEY = open("issuer.pem").read()


@app.post("/token")
def token():
    certificate = x509.load_pem_x509_certificate(request.{source}.encode())
    {check}
    confirmation = {{"x5t#S256": certificate.fingerprint(hashes.SHA256()).hex()}}
    return jsonify(jwt.encode({{"sub": "a", "exp": later(), "cnf": confirmation}}, KEY, algorithm="RS256"))
"""
CHECK = """package = "acme"
language = "python"

[[row]]
call = "acme.pki.check(certificate)"
event = "check"
facts = ["chain", "revocation", "validity"]
certificate = "certificate"
holds = "result true"
"""


def run(folder: Path, *options: str) -> tuple[int, list[str], str]:
    """Exit code, ids of the rules that fire, and what is written, of a run over a folder."""
    out, err = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(err), pytest.raises(SystemExit) as ended:
        main([str(folder), "--format", "json", *options])
    findings: list[dict[str, Any]] = json.loads(out.getvalue())["findings"] if out.getvalue() else []
    assert isinstance(ended.value.code, int)
    return ended.value.code, sorted(finding["rule"] for finding in findings), err.getvalue()


def project(
    folder: Path, *, check: str = "", source: str = 'environ["SSL_CLIENT_CERT"]', models: str = CHECK
) -> Path:
    (folder / "models").mkdir(parents=True)
    (folder / "models" / "acme.toml").write_text(models, encoding="utf-8")
    (folder / "main.py").write_text(HANDLER.format(check=check, source=source), encoding="utf-8")
    (folder / ".mtls-lint.toml").write_text('models = ["models/*.toml"]\n', encoding="utf-8")
    return folder


@pytest.mark.parametrize("language", ["python", "javascript", "go", "java", "csharp"])
def test_the_configuration_names_the_models(language: str, tmp_path: Path) -> None:
    name = "Told-tree" if language == "java" else "told-tree"
    tree = tmp_path / "tree"
    shutil.copytree(CASES / language / "own" / name, tree)
    assert run(tree)[1] == ["MTLS201", "MTLS202", "MTLS301"]
    (tree / "pyproject.toml").write_text('[tool.mtls-lint]\nmodels = ["mtls-models/*.toml"]\n', encoding="utf-8")
    assert run(tree)[:2] == (0, [])


@pytest.mark.parametrize(
    ("check", "fires"),
    [
        ("if not check(certificate): abort(401)", []),
        ("if check(certificate): abort(401)", ["MTLS201", "MTLS202"]),
        ("check(certificate)", ["MTLS201", "MTLS202"]),
    ],
)
def test_a_check_counts_when_its_row_says_so(tmp_path: Path, check: str, fires: list[str]) -> None:
    assert run(project(tmp_path / "project", check=check))[1] == fires


def test_a_header_of_the_house_holds_a_certificate(tmp_path: Path) -> None:
    source, check = 'headers["X-Acme-Client"]', "if not check(certificate): abort(401)"
    folder = project(tmp_path / "one", check=check, source=source)
    assert run(folder)[1] == []
    models = f'{CHECK}\n[headers]\nraw = ["X-Acme-Client"]\n'
    folder = project(tmp_path / "two", check=check, source=source, models=models)
    assert run(folder)[1] == ["MTLS404"]
    with (folder / ".mtls-lint.toml").open("a", encoding="utf-8") as file:
        file.write('trusted-headers = ["X-Acme-Client"]\n')
    assert run(folder)[1] == []


def test_a_row_takes_the_place_of_what_is_known_of_the_call(tmp_path: Path) -> None:
    own = 'package = "PyJWT"\nlanguage = "python"\n[[row]]\ncall = "jwt.encode(payload, key)"\n'
    assert run(project(tmp_path / "project", models=own))[1] == []


def test_a_file_that_shows_nothing_but_helpers_of_the_house_is_looked_at(tmp_path: Path) -> None:
    rows = """package = "acme"
language = "python"
[[row]]
call = "acme.peer(request)"
event = "peer-certificate"
[[row]]
call = "acme.issue(who)"
event = "sign"
claims = "who"
default_expiry = true
"""
    folder = project(tmp_path / "project", models=rows)
    (folder / "main.py").write_text(
        "import acme\n\ndef go(request):\n    return acme.issue(acme.peer(request).name)\n"
    )
    assert "MTLS201" in run(folder)[1]


@pytest.mark.parametrize(
    ("models", "message"),
    [
        (
            CHECK.replace('event = "check"', 'event = "chek"'),
            "acme.toml:4: row 1: unknown event 'chek'; did you mean 'check'?",
        ),
        (CHECK.replace("holds =", "hold ="), "acme.toml:4: row 1: unknown key 'hold'; did you mean 'holds'?"),
        (CHECK.replace('"revocation"', '"revocations"'), "unknown fact 'revocations'; did you mean 'revocation'?"),
        (
            CHECK.replace("python", "pyton"),
            "acme.toml:2: language must be one of javascript, java, go, python, csharp;",
        ),
        (CHECK.replace('language = "python"\n', ""), "language must be one of"),
        (CHECK.replace("language", "languages"), "acme.toml:2: unknown key 'languages'; did you mean 'language'?"),
        (CHECK.replace('package = "acme"\n', ""), "acme.toml:1: the file names no package"),
        ('[headers]\nraws = ["X-Acme"]\n', "acme.toml:2: headers: unknown aspect 'raws'; did you mean 'raw'?"),
        ('[headers]\nraw = "X-Acme"\n', "acme.toml:2: headers: raw must be a list of names"),
        ("[[row]\n", "acme.toml: not valid TOML"),
    ],
)
def test_what_cannot_be_used_ends_the_run(tmp_path: Path, models: str, message: str) -> None:
    code, _, output = run(project(tmp_path / "project", models=models))
    assert code == 2
    assert message in output


def test_a_pattern_that_names_no_file_ends_the_run(tmp_path: Path) -> None:
    folder = project(tmp_path / "project")
    (folder / ".mtls-lint.toml").write_text('models = ["modles/*.toml"]\n', encoding="utf-8")
    code, _, output = run(folder)
    assert code == 2
    assert ".mtls-lint.toml: models: no file matches 'modles/*.toml'" in output


RESOURCE = """
import jwt
from flask import Flask, abort, jsonify, request

from acme import tokens, web

app = Flask(__name__)
KEY = open("issuer.pem").read()


@app.get("/")
def index():
    certificate = web.client_certificate(request)
    {verify}
    {compare}
    return jsonify(claims["sub"])
"""
KINDS = """package = "acme"
language = "python"
[[row]]
call = "acme.web.client_certificate(request)"
event = "peer-certificate"
[[row]]
call = "acme.web.refuse(reason)"
event = "deny"
ends = true
[[row]]
call = "acme.tokens.verify(token)"
event = "verify"
token = "token"
holds = "returns"
[[row]]
call = "acme.tokens.require_bound(claims, certificate)"
event = "compare"
left = "claims"
right = "certificate"
holds = "returns"
[[row]]
call = "acme.tokens.is_accepted(certificate)"
event = "check"
facts = ["chain", "revocation", "validity"]
certificate = "certificate"
holds = "result true"
"""
VERIFY = 'claims = tokens.verify(request.headers["Authorization"][7:])'
DECODE = 'claims = jwt.decode(request.headers["Authorization"][7:], options={"verify_signature": False})'
ACCEPT = "if not tokens.is_accepted(certificate): web.refuse('unknown')"
BOUND = "tokens.require_bound(claims, certificate)"


@pytest.mark.parametrize(
    ("verify", "compare", "fires"),
    [
        (VERIFY, f"{ACCEPT}\n    {BOUND}", []),
        (VERIFY, ACCEPT, ["MTLS303"]),
        (VERIFY, BOUND, ["MTLS201", "MTLS202"]),
        (VERIFY, f"{ACCEPT.replace('web.refuse', 'print')}\n    {BOUND}", ["MTLS201", "MTLS202"]),
        (DECODE, f"{ACCEPT}\n    {BOUND}", ["MTLS103"]),
    ],
)
def test_each_kind_of_row_does_what_the_page_says(
    tmp_path: Path, verify: str, compare: str, fires: list[str]
) -> None:
    folder = project(tmp_path / "project", models=KINDS)
    (folder / "main.py").write_text(RESOURCE.format(verify=verify, compare=compare), encoding="utf-8")
    assert run(folder)[1] == fires


def test_the_examples_of_the_page_are_models(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "own-models.md").read_text(encoding="utf-8")
    rows = [block for block in re.findall(r"```toml\n(.*?)```", page, re.DOTALL) if block.startswith("[[row]]")]
    assert len(rows) >= 6
    path = tmp_path / "all.toml"
    path.write_text('package = "acme"\nlanguage = "go"\n\n' + "\n".join(rows), encoding="utf-8")
    assert len(load(path)) == len(rows)
