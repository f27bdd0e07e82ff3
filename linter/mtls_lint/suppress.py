"""Ignore comments: ``mtls-lint: ignore[MTLS202] reason``, in the comment syntax of each language.

A comment silences a finding when it stands on a line of the finding's region, at the end of the first or
last line of the enclosing statement, or alone directly above the statement or the finding.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mtls_lint.config import suggestion
from mtls_lint.findings import Level, Notice
from mtls_lint.source.file import Language

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from mtls_lint.findings import Finding
    from mtls_lint.source.file import SourceFile

MARK = b"mtls-lint:"

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
_COMMENT_OPENING = "/*#!;<- \t"


@dataclass(slots=True)
class Ignore:
    """One ignore comment: where it stands, the line of code it speaks of, and the ids it names.

    ``target`` is the comment's own line when it stands beside code; ``used`` collects the ids that silenced
    something.
    """

    line: int
    target: int
    ids: tuple[str, ...]
    used: set[str] = field(default_factory=set)


def apply(
    findings: Iterable[Finding],
    files: Iterable[SourceFile],
    statement_span: Callable[[Finding], tuple[int, int]],
    known: Collection[str],
) -> tuple[list[Finding], list[Finding], list[Notice]]:
    """Divide findings by the ignore comments of their files.

    Args:
        findings: all that was found, whether or not it will be shown: a comment on a finding that today's
            options hide is not unused.
        files: the files whose comments count.
        statement_span: the first and last line of the statement that encloses a finding.
        known: the ids of all rules.

    Returns:
        The findings kept, those silenced, and warnings on comments that name no rule, an unknown one, or
        one that is not found there.
    """
    notices: list[Notice] = []
    ignores = {file.path: _ignores(file, known, notices) for file in files if MARK in file.content}
    kept: list[Finding] = []
    silenced: list[Finding] = []
    for finding in findings:
        matching = [
            ignore
            for ignore in ignores.get(finding.location.path, ())
            if finding.rule.id in ignore.ids and _covers(ignore, finding, statement_span)
        ]
        for ignore in matching:
            ignore.used.add(finding.rule.id)
        (silenced if matching else kept).append(finding)
    for path, found in ignores.items():
        for ignore in found:
            for rule_id in ignore.ids:
                if rule_id not in ignore.used:
                    message = f"this comment ignores {rule_id}, which is not found here"
                    notices.append(Notice("unused-suppression", Level.WARNING, message, path, ignore.line))
    return kept, silenced, notices


def _covers(ignore: Ignore, finding: Finding, statement_span: Callable[[Finding], tuple[int, int]]) -> bool:
    place = finding.location
    if place.line <= ignore.line <= place.end_line or ignore.target == place.line:
        return True
    return ignore.target in statement_span(finding)


def _ignores(file: SourceFile, known: Collection[str], notices: list[Notice]) -> list[Ignore]:
    """The usable ignore comments of a file; what is wrong with the others is added to ``notices``."""
    found = []
    for line, target, word, ids in _directives(file):

        def warn(kind: str, message: str, line: int = line) -> None:
            notices.append(Notice(kind, Level.WARNING, message, file.path, line))

        if word != "ignore":
            warn("unknown-directive", f"unknown directive 'mtls-lint: {word}'{suggestion(word, ('ignore',))}")
            continue
        if not ids:
            message = "an ignore comment must name rules, as in ignore[MTLS202]; this one has no effect"
            warn("blanket-suppression", message)
            continue
        for rule_id in ids:
            if rule_id not in known:
                message = f"this comment ignores unknown rule {rule_id!r}{suggestion(rule_id, known)}"
                warn("unknown-rule", message)
        found.append(Ignore(line, target, tuple(rule_id for rule_id in ids if rule_id in known)))
    return found


def _directives(file: SourceFile) -> Iterator[tuple[int, int, str, tuple[str, ...]]]:
    """Line, target line, word and ids of every directive in the file's comments."""
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
            yield line, target, word, tuple((ids or "").upper().replace(",", " ").split())


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
