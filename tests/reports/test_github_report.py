"""Workflow commands: their form, GitHub's escaping, and what GitHub will not show."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from sample_report import FOREVER, UNBOUND, at, full_report, report

from mtls_lint.findings import Location, Report
from mtls_lint.report import write

PAGES = "https://github.com/mtls-lint/mtls-lint/blob/main/docs/rules"


def lines(of: Report) -> list[str]:
    stream = io.StringIO()
    write("github", of, stream, color=True, verbosity=0)
    return stream.getvalue().splitlines()


def test_the_worst_comes_first_and_levels_follow_severity() -> None:
    assert lines(full_report()) == [
        "::error title=mtls-lint engine-failure::Semgrep failed, and its findings are missing",
        "::error file=src/token issuer.js,line=4,endLine=5,title=MTLS303 binding-not-enforced"
        f"::The token's cnf is not compared. Compare it. {PAGES}/MTLS303.md",
        "::error file=src/token issuer.js,line=2,endLine=2,col=16,endColumn=39,title=MTLS301 unbound-token"
        f"::No claim carries a digest of the client's certificate. Add cnf['x5t#S256']. {PAGES}/MTLS301.md",
        "::warning file=src/token issuer.js,line=2,endLine=2,col=16,endColumn=39,"
        f"title=MTLS501 token-without-expiry::The token has no exp. Pass expiresIn. {PAGES}/MTLS501.md",
        "::warning title=mtls-lint syntax-error,file=src/odd name.py,line=3::line 3 could not be parsed",
    ]


def test_escapes() -> None:
    place = Location("a,b:c%d.js", 1, 1, 1, 2)
    hostile = replace(UNBOUND, location=place, message="100%\r\n::error::no, really: no", fix="\x1b[31m", flow=())
    (line,) = lines(report(hostile))
    assert line == (
        "::error file=a%2Cb%3Ac%25d.js,line=1,endLine=1,col=1,endColumn=2,title=MTLS301 unbound-token"
        f"::100%25%0D%0A::error::no, really: no \N{REPLACEMENT CHARACTER}[31m {PAGES}/MTLS301.md"
    )


def test_paths_are_relative_to_the_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".git").mkdir()
    below = tmp_path / "services" / "auth"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    assert lines(at("./src/a.js", 1, "x"))[0].startswith("::error file=services/auth/src/a.js,")
    assert lines(at("../b.js", 1, "x"))[0].startswith("::error file=services/b.js,")
    assert lines(at(str(tmp_path / "c.js"), 1, "x"))[0].startswith("::error file=c.js,")


def test_what_github_hides_is_counted() -> None:
    errors = [replace(UNBOUND, location=replace(UNBOUND.location, line=line)) for line in range(1, 13)]
    told = lines(report(*errors, FOREVER))
    assert len(told) == 14
    assert told[-1] == "mtls-lint: 2 more not shown as annotations, GitHub shows ten of a level."


def test_what_went_wrong_is_not_hidden_behind_findings_and_counts_for_the_limit() -> None:
    errors = [replace(UNBOUND, location=replace(UNBOUND.location, line=line)) for line in range(1, 11)]
    told = lines(report(*errors, notices=full_report().notices))
    assert told[0].startswith("::error title=mtls-lint engine-failure")
    assert told[-1].startswith("mtls-lint: 1 more not shown")


def test_nothing_found_is_silent() -> None:
    assert lines(report()) == []
