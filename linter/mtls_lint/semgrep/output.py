"""Reads what Semgrep's native engine printed: matches become findings, what it could not do a notice."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mtls_lint.catalogue import rules as catalogue
from mtls_lint.findings import Confidence, Finding, Level, Notice

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mtls_lint.findings import Rule
    from mtls_lint.source.file import SourceFile

OLDEST_VERSION = (1, 165)
"""Older engines take one rule file only and drop the rest without a word."""

NEWEST_VERSION = (1, 185)
"""The newest engine the adapter was tested with."""

_RULE_PROBLEMS = frozenset(
    {
        "Rule parse error",
        "Pattern parse error",
        "PatternParseError",
        "Invalid YAML",
        "InvalidRuleSchemaError",
        "UnknownLanguageError",
        "Incompatible rule",
        "IncompatibleRule",
        "Missing plugin",
    }
)
_UNPARSED = frozenset({"Lexical error", "Syntax error", "Other syntax error", "AST builder error"})
_LIMITS = frozenset({"Timeout", "Out of memory", "Stack overflow", "Fixpoint timeout", "Too many matches"})
_LEVELS = {"error": Level.ERROR, "warn": Level.WARNING, "info": Level.NOTE}


def read(output: str, files: Mapping[str, SourceFile]) -> tuple[list[Finding], list[Notice]]:
    """Turns the engine's JSON into findings, sorted by place, and notices.

    Args:
        output: the engine's standard output (``core_output`` in Semgrep's published interface).
        files: the scanned files by the path the engine was given.

    Raises:
        ValueError, KeyError, TypeError, IndexError: when the output is not of that form.
    """
    document = json.loads(output)
    notices = list(_version_notices(document["version"]))
    notices += _unique(_error_notice(error, files) for error in document["errors"])
    findings: dict[tuple[str, str, int], Finding] = {}
    known = catalogue()
    for match in sorted(document["results"], key=_offset):
        finding = _finding(match, files[match["path"]], known)
        if isinstance(finding, Notice):
            notices.append(finding)
        else:
            findings.setdefault(finding.place, finding)
    return sorted(findings.values(), key=lambda finding: finding.location), list(dict.fromkeys(notices))


def _offset(match: dict[str, Any]) -> tuple[str, int]:
    return match["path"], match["start"]["offset"]


def _finding(match: dict[str, Any], file: SourceFile, known: Mapping[str, Rule]) -> Finding | Notice:
    """One match as a finding; a match of a rule without its catalogue entry is an error, not a loss."""
    metadata = match["extra"].get("metadata") or {}
    rule = known.get(metadata.get("mtls-lint-id", ""))
    confidence = Confidence.__members__.get(metadata.get("confidence", ""))
    if rule is None or confidence is None:
        return Notice(
            "semgrep-rule-error",
            Level.ERROR,
            f"the Semgrep rule {match['check_id']} matched, but its mtls-lint-id or confidence is not known",
            file.path,
            match["start"]["line"],
        )
    return Finding(
        rule=rule,
        # Byte offsets, as the engine's columns count bytes and the linter's count characters.
        location=file.locate(match["start"]["offset"], match["end"]["offset"]),
        message=_one_line(match["extra"]["message"]),
        fix=_one_line(metadata.get("fix-hint") or rule.fix),
        confidence=confidence,
        language=file.language.value,
        engine="semgrep",
        models=(match["check_id"],),
    )


def _version_notices(version: str) -> Iterator[Notice]:
    number = tuple(int(part) for part in version.split(".")[:2])
    oldest, newest = (".".join(map(str, bound)) for bound in (OLDEST_VERSION, NEWEST_VERSION))
    if number < OLDEST_VERSION:
        yield Notice(
            "semgrep-version",
            Level.ERROR,
            f"Semgrep {version} is too old and ignores most rules; install semgrep {oldest} or newer",
        )
    elif number > NEWEST_VERSION:
        yield Notice(
            "semgrep-version",
            Level.NOTE,
            f"Semgrep {version} is newer than {newest}, the newest version mtls-lint was tested with",
        )


def _error_notice(error: dict[str, Any], files: Mapping[str, SourceFile]) -> Notice:
    """What the engine could not do; a warning where it is one file only, as the flow analysis looks at it too."""
    tag = error["error_type"]
    word = tag if isinstance(tag, str) else tag[0]
    place = error.get("location") or {}
    path, line = place.get("path", ""), place.get("start", {}).get("line", 0)
    reason = _one_line(error["message"])
    if word in _RULE_PROBLEMS:
        name = f"{Path(path).parent.name}/{Path(path).name}"
        text = f"the Semgrep rule {error.get('rule_id', '')} in {name}, line {line}, was not run: {reason}"
        return Notice("semgrep-rule-error", Level.ERROR, text)
    shown = files[path].path if path in files else path
    if word == "PartialParsing":
        text = f"Semgrep could not parse part of the file and looked at the rest: {reason}"
        return Notice("semgrep-partial-parse", Level.WARNING, text, shown, line)
    if word in _UNPARSED:
        text = f"Semgrep could not parse the file and found nothing in it: {reason}"
        return Notice("semgrep-syntax-error", Level.WARNING, text, shown, line)
    if word in _LIMITS:
        rule = f" in rule {error['rule_id']}" if error.get("rule_id") else ""
        what = "the file" if path in files else "the whole run"
        text = f"Semgrep gave up on {what}{rule} ({word.lower()})" + (f": {reason}" if reason else "")
        return Notice("semgrep-limit", Level.WARNING if path in files else Level.ERROR, text, shown)
    return Notice("semgrep-error", _LEVELS.get(error["severity"], Level.ERROR), f"Semgrep: {reason}", shown, line)


def _unique(notices: Iterator[Notice]) -> list[Notice]:
    """The first notice of each kind for a file: one broken line can make the engine stumble many times."""
    first: dict[tuple[str, str, str], Notice] = {}
    for notice in notices:
        first.setdefault((notice.kind, notice.path, "" if notice.path else notice.message), notice)
    return list(first.values())


def _one_line(text: str) -> str:
    return " ".join(text.split())
