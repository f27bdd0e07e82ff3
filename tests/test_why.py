"""``--why FILE:LINE``: what was recognised on a line, what held there, and what was not recognised."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner

from mtls_lint import cli, engine
from mtls_lint.analysis import analyse
from mtls_lint.catalogue import rules
from mtls_lint.config import Settings
from mtls_lint.findings import Finding, Notice
from mtls_lint.source.file import SourceFile
from mtls_lint.why import Question

SERVICE = """\
const jwt = require("jsonwebtoken");
const { rememberCaller } = require("somewhere");
module.exports = (req, res) => {
  const cert = req.socket.getPeerCertificate();
  if (!req.client.authorized) {
    return res.sendStatus(401);
  }
  rememberCaller.visit(cert);
  res.send(jwt.sign({ sub: cert.subject.CN }, process.env.KEY, { algorithm: "ES256", expiresIn: "5m" }));
  // mtls-lint: ignore[MTLS301, MTLS202] bound elsewhere
  res.send(jwt.sign({ sub: cert.subject.CN }, process.env.KEY, { algorithm: "ES256", expiresIn: "5m" }));
};
"""


class NoSemgrep:
    def collect(self) -> tuple[list[Finding], list[Notice]]:
        return [], []

    def stop(self) -> None:
        """Nothing runs."""


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "service.js").write_text(SERVICE)
    (tmp_path / "plain.js").write_text('const jwt = require("jsonwebtoken");\njwt.decode(token);\n')
    (tmp_path / "words.js").write_text("export const answer = 42;\n")
    (tmp_path / "node_modules").mkdir()
    (tmp_path / "node_modules" / "x.js").write_text(SERVICE)
    return tmp_path


def ask(file: str, line: int) -> str:
    def start(files: Sequence[SourceFile]) -> NoSemgrep:
        del files
        return NoSemgrep()

    question = Question(Path(file), line)
    report = engine.run(Settings(), rules(), engine.Engines(start, analyse), question)
    return "\n".join(report.answer)


@pytest.mark.usefixtures("tree")
class TestAnswers:
    def test_where_the_certificate_comes_in(self) -> None:
        assert "the client certificate comes in here" in ask("service.js", 4)

    def test_what_is_reported_and_what_held_and_who_established_it(self) -> None:
        said = ask("service.js", 9)
        assert "MTLS301 is reported" in said
        assert "issues a token (model row javascript/jsonwebtoken:jsonwebtoken.sign" in said
        assert "holds here: of the client certificate, its chain is validated (service.js:5)" in said
        assert "not established: of the client certificate, its revocation is checked" in said

    def test_what_is_silenced(self) -> None:
        said = ask("service.js", 11)
        assert "MTLS301 is found, and silenced by a comment" in said
        assert "MTLS204 is found, and hidden by the persona or an option" in said

    def test_what_was_not_recognised(self) -> None:
        said = ask("service.js", 8)
        assert "no rule has anything to say of this line" in said
        assert "the call visit(…) has no body in the scanned tree and no model row" in said

    def test_no_context(self) -> None:
        said = ask("plain.js", 2)
        assert "nothing in this file, or in one that it calls or is called from, shows mutual TLS" in said

    def test_a_file_that_cannot_matter(self) -> None:
        assert "was not analysed" in ask("words.js", 1)

    def test_a_file_that_was_passed_over(self) -> None:
        assert "was passed over: third-party" in ask("node_modules/x.js", 9)

    def test_no_such_file(self) -> None:
        assert "there is no such file" in ask("missing.js", 1)


@pytest.mark.parametrize("written", ["service.js", "service.js:", "service.js:zero", ":3", "service.js:0"])
def test_a_question_that_names_no_line(written: str) -> None:
    result = CliRunner().invoke(cli._command, ["--why", written])
    assert result.exit_code == 2
    assert f"--why takes FILE:LINE, not '{written}'" in result.output
