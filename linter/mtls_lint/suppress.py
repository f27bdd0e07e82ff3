"""Ignore comments: ``mtls-lint: ignore[MTLS202] reason``, in the comment syntax of each language.

A comment silences a finding when it stands on the finding's line, or in the same statement on a line of its
region or at the end of the statement's first or last line; or alone directly above one of these. With
``until=YYYY-MM-DD`` that day is the last on which it does.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from mtls_lint.config import suggestion
from mtls_lint.findings import Level, Notice, Standing, Suppression
from mtls_lint.source.file import Language
from mtls_lint.source.prefilter import MARK

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from mtls_lint.findings import Finding
    from mtls_lint.source.file import SourceFile

_COMMENT = r"(?P<comment>//[^\n]*|/\*.*?\*/)"
_SIMPLE = r""""(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'"""
_TEXT_BLOCK = r'"""(?:\\.|[^\\])*?"""'
_TEMPLATE = r"`(?:\\.|[^`\\])*`"

_HASH = r"(?P<comment>(?<!\S)\#[^\n]*)"

# Comments, and the strings whose content must not be taken for one. What opens and does not close (an
# apostrophe in JSX text) matches nothing and hides nothing.
_TOKENS = {
    Language.JAVASCRIPT: (_COMMENT, _SIMPLE, _TEMPLATE),
    Language.TYPESCRIPT: (_COMMENT, _SIMPLE, _TEMPLATE),
    Language.JAVA: (_COMMENT, _TEXT_BLOCK, _SIMPLE),
    Language.GO: (_COMMENT, _SIMPLE, r"`[^`]*`"),
    Language.PYTHON: (r"(?P<comment>\#[^\n]*)", _TEXT_BLOCK, _TEXT_BLOCK.replace('"', "'"), _SIMPLE),
    Language.CSHARP: (_COMMENT, r'""".*?"""', r'(?:@\$?|\$@)"(?:""|[^"])*"', _SIMPLE),
    Language.JSON: (_COMMENT, _SIMPLE),
    Language.YAML: (_HASH, _SIMPLE),
    Language.TOML: (_HASH, _SIMPLE),
    Language.ENVIRONMENT: (_HASH, _SIMPLE),
    Language.COMMANDS: (_HASH, _SIMPLE),
    Language.PROPERTIES: (r"(?<![^\n])[ \t]*(?P<comment>[\#!][^\n]*)",),
    Language.INI: (r"(?<![^\n])[ \t]*(?P<comment>[\#;][^\n]*)",),
    Language.XML: (r"(?P<comment><!--.*?-->)",),
}
_DIRECTIVE = re.compile(r"mtls-lint:[ \t]*(?P<word>[\w-]*)[ \t]*(?:\[(?P<ids>[^\]\n]*)\])?")
# What ends the words of a directive: the line, the comment, or another directive.
_NEXT = re.compile(r"\n|\*/|-->|mtls-lint:")
# A day that follows the word without the sign is meant the same way; taken for a reason it would never come.
_UNTIL = re.compile(r"\buntil(?P<sign>\s*[=:]|\s+(?=\d+[-/.]\d))\s*(?P<day>[^\s,;)]*)")
_COMMENT_OPENING = "/*#!;<- \t"


@dataclass(slots=True)
class Ignore:
    """One ignore comment: where it stands, the line of code it speaks of, and the ids it names.

    ``target`` is the comment's own line when it stands beside code; ``used`` collects the ids that silenced
    something. One that is not ``valid`` (malformed or, with a day in ``until``, expired) silences nothing.
    """

    line: int
    target: int
    ids: tuple[str, ...]
    reason: str = ""
    until: str = ""
    valid: bool = True
    used: set[str] = field(default_factory=set)

    def standing(self) -> Standing:
        """What it is good for."""
        if not self.valid:
            return Standing.EXPIRED if self.until else Standing.MALFORMED
        return Standing.USED if self.used else Standing.UNUSED


@dataclass(frozen=True, slots=True)
class Outcome:
    """The findings kept and silenced, warnings on comments that do not do what they seem to, and all comments."""

    kept: list[Finding]
    silenced: list[Finding]
    notices: list[Notice]
    comments: tuple[Suppression, ...]


def apply(
    findings: Iterable[Finding],
    files: Iterable[SourceFile],
    statement_span: Callable[[str, int], tuple[int, int]],
    known: Collection[str],
    today: date | None = None,
) -> Outcome:
    """Divide findings by the ignore comments of their files.

    Args:
        findings: all that was found, whether or not it will be shown: a comment on a finding that today's
            options hide is not unused.
        files: the files whose comments count.
        statement_span: the first and last line of the innermost statement at a path and line.
        known: the ids of all rules.
        today: the day by which comments expire; the machine's by default.
    """
    notices: list[Notice] = []
    day = today or date.today()
    ignores = {file.path: _ignores(file, known, day, notices) for file in files if MARK in file.content}
    kept: list[Finding] = []
    silenced: list[Finding] = []
    for finding in findings:
        matching = [
            ignore
            for ignore in ignores.get(finding.location.path, ())
            if ignore.valid and finding.rule.id in ignore.ids and _covers(ignore, finding, statement_span)
        ]
        for ignore in matching:
            ignore.used.add(finding.rule.id)
        (silenced if matching else kept).append(finding)
    for path, found in ignores.items():
        for ignore in found:
            for rule_id in ignore.ids if ignore.valid else ():
                if rule_id not in ignore.used:
                    message = f"this comment ignores {rule_id}, which is not found here"
                    notices.append(Notice("unused-suppression", Level.WARNING, message, path, ignore.line))
    comments = tuple(_told(path, ignore) for path, found in ignores.items() for ignore in found)
    return Outcome(kept, silenced, notices, comments)


def _told(path: str, ignore: Ignore) -> Suppression:
    standing, used = ignore.standing(), tuple(sorted(ignore.used))
    return Suppression(path, ignore.line, ignore.ids, ignore.reason, ignore.until, standing, used)


def _covers(ignore: Ignore, finding: Finding, statement_span: Callable[[str, int], tuple[int, int]]) -> bool:
    place = finding.location
    if ignore.target == place.line:
        return True
    # A region may hold other statements, such as the body of a handler; what stands there speaks of those.
    span = statement_span(place.path, place.line)
    edges = (*span, *range(place.line, place.end_line + 1))
    return ignore.target in edges and statement_span(place.path, ignore.target) == span


def _ignores(file: SourceFile, known: Collection[str], today: date, notices: list[Notice]) -> list[Ignore]:
    """The ignore comments of a file; what is wrong with them is added to ``notices``."""
    found = []
    for line, target, word, ids, rest in _directives(file):

        def warn(kind: str, message: str, line: int = line) -> None:
            notices.append(Notice(kind, Level.WARNING, message, file.path, line))

        if word != "ignore":
            warn("unknown-directive", f"unknown directive 'mtls-lint: {word}'{suggestion(word, ('ignore',))}")
            continue
        reason = " ".join(_UNTIL.sub("", rest, count=1).split())
        if not ids:
            message = "an ignore comment must name rules, as in ignore[MTLS202]; this one has no effect"
            warn("blanket-suppression", message)
            found.append(Ignore(line, target, (), reason, valid=False))
            continue
        for rule_id in ids:
            if rule_id not in known:
                message = f"this comment ignores unknown rule {rule_id!r}{suggestion(rule_id, known)}"
                warn("unknown-rule", message)
        named = tuple(rule_id for rule_id in ids if rule_id in known)
        ignore = Ignore(line, target, named, reason, valid=bool(named))
        if wanted := _UNTIL.search(rest):
            last = _day(wanted["day"]) if wanted["sign"] == "=" else None
            if last is None:
                message = f"{wanted[0].strip()!r} is not understood, so this comment has no effect; write"
                warn("malformed-suppression", f"{message} until=YYYY-MM-DD")
                ignore.valid = False
            else:
                ignore.until = last.isoformat()
                if today > last:
                    warn(
                        "expired-suppression", f"this comment expired on {ignore.until} and has no effect any more"
                    )
                    ignore.valid = False
        found.append(ignore)
    return found


def _day(written: str) -> date | None:
    """The day, if it is one and written as ``YYYY-MM-DD``."""
    try:
        day = date.fromisoformat(written)
    except ValueError:
        return None
    return day if day.isoformat() == written else None


def _directives(file: SourceFile) -> Iterator[tuple[int, int, str, tuple[str, ...], str]]:
    """Line, target line, word, ids and what follows on the line, of every directive in the file's comments."""
    text = file.content.decode("utf-8", "replace")
    comments = [
        match.span("comment")
        for match in re.finditer("|".join(_TOKENS[file.language]), text, re.DOTALL)
        if match.group("comment")
    ]
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    alone = _lines_of_comments_only(text, comments, starts)
    for start, end in comments:
        for match in _DIRECTIVE.finditer(text, start, end):
            word, ids = match.group("word"), match.group("ids")
            opens_comment = not text[start : match.start()].strip(_COMMENT_OPENING)
            # Prose may mention the tool; only at its start, or with brackets, is a comment meant for it.
            if not opens_comment and (word != "ignore" or ids is None):
                continue
            line = target = bisect_right(starts, match.start())
            while target in alone:
                target += 1
            named = tuple((ids or "").upper().replace(",", " ").split())
            rest = _NEXT.split(text[match.end() : end], maxsplit=1)[0]
            yield line, target, word, named, rest


def _lines_of_comments_only(text: str, comments: list[tuple[int, int]], starts: list[int]) -> set[int]:
    """Lines, counted from 1, that a comment touches and that have nothing else."""
    lines: set[int] = set()
    with_code: set[int] = set()
    bounds = [*starts, len(text)]
    for start, end in comments:
        first, last = bisect_right(starts, start), bisect_right(starts, end - 1)
        lines.update(range(first, last + 1))
        if text[bounds[first - 1] : start].strip():
            with_code.add(first)
        if text[end : bounds[last]].strip():
            with_code.add(last)
    return lines - with_code
