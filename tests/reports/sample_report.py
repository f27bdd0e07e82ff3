"""One report with everything in it that a format must get right, and small ones around it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from mtls_lint.catalogue import rules
from mtls_lint.findings import Confidence, Finding, Level, Location, Notice, Report, Step

PATH = "src/token issuer.js"
LINES = (
    "const cert = req.socket.getPeerCertificate();",
    "\tconst tökén = jwt.sign({ 漢: 1 }, key);",
    "",
    "jwt.verify(token,",
    "  key);",
)
CONTENT = ("\n".join(LINES) + "\n").encode()

READ = Location(PATH, 1, 14, 1, 45)
SIGN = Location(PATH, 2, 16, 2, 39)
VERIFY = Location(PATH, 4, 1, 5, 7)

UNBOUND = Finding(
    rules()["MTLS301"],
    SIGN,
    "No claim carries a digest of the client's certificate.",
    "Add cnf['x5t#S256'].",
    flow=(Step(READ, "the client's certificate is read here"), Step(SIGN, "the token is signed here")),
    language="javascript",
    models=("jsonwebtoken: sign",),
)
FOREVER = Finding(rules()["MTLS501"], SIGN, "The token has no exp.", "Pass expiresIn.", Confidence.MEDIUM)
UNCHECKED = Finding(rules()["MTLS303"], VERIFY, "The token's cnf is not compared.", "Compare it.")


def report(*findings: Finding, **changes: Any) -> Report:
    """A report over the sample file with the given findings."""
    sources = {(PATH, number): line for number, line in enumerate(LINES, start=1)}
    whole = Report(
        findings=findings,
        suppressed=(),
        notices=(),
        rules=tuple(rules().values()),
        scanned=3,
        sources=sources,
        contents={PATH: CONTENT},
    )
    return replace(whole, **changes)


def full_report() -> Report:
    """Three findings at two places, one suppressed, a notice of each level."""
    return report(
        UNBOUND,
        FOREVER,
        UNCHECKED,
        suppressed=(replace(UNCHECKED, rule=rules()["MTLS102"]),),
        notices=(
            Notice("passed-over", Level.NOTE, "2 paths were passed over: test code"),
            Notice("syntax-error", Level.WARNING, "line 3 could not be parsed", "src/odd name.py", 3),
            Notice("engine-failure", Level.ERROR, "Semgrep failed, and its findings are missing"),
        ),
    )


def at(path: str, line: int, source: str, column: int = 1, end_column: int = 2) -> Report:
    """A report with one finding in one line of a file of any name and text."""
    place = Location(path, line, column, line, end_column)
    found = replace(UNBOUND, location=place, flow=())
    return report(found, sources={(path, line): source}, contents={})
