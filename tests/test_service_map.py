"""The map of services: what it tells of a place, and which differences it marks."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mtls_lint import cli
from mtls_lint.findings import Location, TokenUse
from mtls_lint.report.services import lifetime, render
from mtls_lint.services.compare import compared

CORPUS = Path(__file__).parents[1] / "corpus" / "services"
AUTH = """\
const crypto = require('crypto');
const fs = require('fs');
const jwt = require('jsonwebtoken');
const app = require('express')();
const key = fs.readFileSync(process.env.SIGNING_KEY);

app.post('/token', (req, res) => {
  if (!req.client.authorized) return res.sendStatus(401);
  const cert = req.socket.getPeerCertificate();
  const cnf = { 'x5t#S256': crypto.createHash('sha256').update(cert.raw).digest('base64url') };
  const options = { algorithm: 'RS256', audience: 'orders', issuer: 'https://auth.example', expiresIn: '15m' };
  res.json({ token: jwt.sign({ sub: cert.subject.CN, cnf }, key, options) });
});
"""
ORDERS = """\
import os
import ssl

import jwt
from flask import Flask, request

app = Flask(__name__)
KEY = open(os.environ["ISSUER_KEY"]).read()


@app.get("/orders")
def orders():
    certificate = request.environ["SSL_CLIENT_CERT"]
    claims = jwt.decode(
        request.headers["Authorization"][7:], KEY, algorithms=["ES256"], audience="orders", issuer="https://auth.example"
    )
    return {"for": claims["sub"], "certificate": certificate}
"""


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    files = {
        "auth/package.json": "{}",
        "auth/src/token.js": AUTH,
        "orders/pyproject.toml": "",
        "orders/orders/api.py": ORDERS,
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli._command, ("--map", *arguments), standalone_mode=False)


def test_two_services_that_disagree(tree: Path) -> None:
    done = run("--format", "json", ".")
    assert done.return_value == 0
    told = json.loads(done.stdout)
    auth, orders = told["uses"]
    assert (auth["action"], auth["service"], auth["location"]["line"]) == ("issues", "auth", 12)
    assert (auth["algorithms"], auth["audiences"], auth["issuers"]) == (
        ["RS256"],
        ["orders"],
        ["https://auth.example"],
    )
    assert (auth["keys"], auth["lifetime"], auth["binding"]) == (["from the file $SIGNING_KEY"], 900.0, "cnf")
    assert (orders["action"], orders["service"]) == ("accepts", "orders")
    assert (orders["algorithms"], orders["binding"]) == (["ES256"], "not checked")
    kinds = {found["kind"]: found["message"] for found in told["disagreements"]}
    assert set(kinds) == {"binding-not-checked", "algorithms-differ"}
    assert kinds["algorithms-differ"] == "auth signs with RS256, and orders accepts ES256."


def test_an_audience_that_nobody_accepts(tree: Path) -> None:
    orders = tree / "orders" / "orders" / "api.py"
    orders.write_text(ORDERS.replace('audience="orders"', 'audience="invoices"'))
    told = json.loads(run("--format", "json", ".").stdout)
    assert {found["kind"] for found in told["disagreements"]} == {"audience-not-accepted", "audience-not-issued"}


def test_text_and_picture(tree: Path) -> None:
    text = run(".").stdout
    assert "auth\n  issues tokens at auth/src/token.js:12\n    algorithm: RS256\n" in text
    assert "    lifetime: 15 minutes\n    binding: cnf\n" in text
    assert "disagreement: auth signs with RS256, and orders accepts ES256. [algorithms-differ]\n" in text
    picture = run(".", "--format", "mermaid", "--output", "map.mmd")
    assert picture.stdout == ""
    lines = (tree / "map.mmd").read_text().splitlines()
    assert lines[0] == "flowchart LR"
    boxes = {name for line in lines for name in re.findall(r"^    (n\d+)\[", line)}
    arrows = [re.fullmatch(r'  (n\d+) -\. "([a-z-]+)" \.-> (n\d+)', line) for line in lines if "-." in line]
    assert {arrow[2] for arrow in arrows if arrow} == {"binding-not-checked", "algorithms-differ"}
    assert all(arrow and {arrow[1], arrow[3]} <= boxes for arrow in arrows)
    assert sum(line.startswith("  subgraph") for line in lines) == sum(line == "  end" for line in lines) == 2


def test_services_in_five_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(CORPUS)
    told = json.loads(run("--format", "json", ".").stdout)
    by_service: dict[str, list[str]] = {}
    for use in told["uses"]:
        by_service.setdefault(use["service"], []).append(use["action"])
        assert use["binding"] in ("cnf", "checked")
        assert use["algorithms"] == (["RS256"] if use["service"] == "java" else ["ES256"])
    assert by_service == {name: ["issues", "accepts"] for name in ("csharp", "go", "java", "javascript", "python")}
    assert told["disagreements"] == []


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [(("--format", "sarif"), "--format sarif does not go with --map")],
)
def test_what_does_not_go_with_the_map(arguments: tuple[str, ...], complaint: str) -> None:
    assert complaint in str(run(*arguments).exception)
    alone = CliRunner().invoke(cli._command, ("--format", "mermaid"), standalone_mode=False)
    assert "--format mermaid goes with --map" in str(alone.exception)


def test_nothing_to_map(tmp_path: Path) -> None:
    (tmp_path / "empty.py").write_text("x = 1\n")
    assert run(str(tmp_path)).stdout.startswith("no place that issues or accepts tokens")


PLACE = Location("a/x.py", 1, 1, 1, 2)
ISSUE = TokenUse("issues", "a", PLACE, ("ES256",), (), ("shop",), ("auth",), binding="cnf")
ACCEPT = TokenUse("accepts", "b", PLACE, ("ES256",), (), ("shop",), ("auth",), binding="checked")


def kinds(*uses: TokenUse) -> list[str]:
    return [found.kind for found in compared(uses).disagreements]


def test_which_differences_are_marked() -> None:
    assert kinds(ISSUE, ACCEPT) == []
    assert kinds(ISSUE, replace(ACCEPT, binding="checked on some paths")) == ["binding-not-checked"]
    assert kinds(replace(ISSUE, binding="none"), ACCEPT) == ["binding-not-issued"]
    assert kinds(ISSUE, replace(ACCEPT, algorithms=("RS256",))) == ["algorithms-differ"]
    assert kinds(ISSUE, replace(ACCEPT, issuers=("other",))) == ["issuer-not-accepted", "issuer-not-issued"]


def test_what_is_not_known_differs_from_nothing() -> None:
    assert kinds(ISSUE, replace(ACCEPT, algorithms=(), audiences=("from $AUDIENCE",), issuers=())) == []
    assert kinds(ISSUE) == []


def test_another_issuer_of_the_right_algorithm_is_enough() -> None:
    other = replace(ISSUE, service="c", algorithms=("RS256",), audiences=())
    assert kinds(ISSUE, other, ACCEPT) == []
    assert kinds(ISSUE, replace(other, audiences=("shop",)), ACCEPT) == ["algorithms-differ"]


def test_lifetimes_in_words() -> None:
    assert lifetime(replace(ISSUE, lifetime=7200.0, capped=True)) == "2 hours, at most the certificate's"
    assert lifetime(replace(ISSUE, lifetime=90.0)) == "90 seconds"
    assert lifetime(replace(ISSUE, expires=False)) == "for ever"


def test_names_cannot_break_the_picture() -> None:
    hostile = replace(ISSUE, service='x"]\n  click n0', audiences=("<script>",))
    picture = render(compared([hostile]), "mermaid")
    assert "<script>" not in picture
    assert len(picture.splitlines()) == 4
