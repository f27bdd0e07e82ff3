"""Applying edits: one after the other, each found anew in what the last one left, and written as a whole."""

from __future__ import annotations

import difflib
import os
import stat
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mtls_lint.fix.repair import changed, repair_of, replace_content
from mtls_lint.source.file import SourceFile, language_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mtls_lint.findings import Edit, Finding


class FixError(Exception):
    """A file could not be mended; the message names it and the reason."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A file as it is and as it would be, and how many findings that mends."""

    file: SourceFile
    content: bytes
    count: int


def mended(findings: Iterable[Finding], contents: Mapping[str, bytes], *, unsafe: bool) -> list[Mended]:
    """The files that edits change, in order of path.

    An edit is looked for anew after each one before it: two that meet at one place never mix, and what the first
    has mended already is left alone.

    Args:
        findings: those with a repair are mended.
        contents: the bytes of the files they are in, by path.
        unsafe: also by edits that change what a right program does.
    """
    todo: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.repair is not None and (unsafe or finding.repair.safe):
            todo[finding.location.path].append(finding)
    files = ((_file(path, contents[path]), here) for path, here in sorted(todo.items()))
    return [of for of in (_mended(file, here, unsafe=unsafe) for file, here in files) if of.count]


def _file(path: str, content: bytes) -> SourceFile:
    language = language_of(path)
    assert language is not None
    return SourceFile(path, Path(path).absolute(), language, content)


def _mended(file: SourceFile, findings: Sequence[Finding], *, unsafe: bool) -> Mended:
    now, count = file, 0
    done: list[Edit] = []
    for finding in findings:
        place = finding.location
        start, end = file.offset(place.line, place.column), file.offset(place.end_line, place.end_column)
        for edit in done:
            start, end = _moved(start, edit), _moved(end, edit)
        repair = repair_of(finding.rule.id, now, (start, end))
        if repair is None or not (unsafe or repair.safe):
            continue
        now = replace_content(now, changed(now.content, repair.edits))
        # From the back, so that none moves another.
        done += sorted(repair.edits, key=lambda edit: edit.start, reverse=True)
        count += 1
    return Mended(file, now.content, count)


def _moved(offset: int, edit: Edit) -> int:
    """Where an offset is after an edit; one within it goes to its start or end."""
    if offset >= edit.end:
        return offset + len(edit.text) - (edit.end - edit.start)
    return min(offset, edit.start + len(edit.text))


def difference(of: Mended) -> Iterator[str]:
    """What changes in a file, as the lines of a unified diff."""
    before, after = (
        content.decode("utf-8", "replace").splitlines(keepends=True) for content in (of.file.content, of.content)
    )
    for line in difflib.unified_diff(before, after, f"a/{of.file.path}", f"b/{of.file.path}"):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def write(of: Mended) -> None:
    """Writes a file as a whole, with its mode kept.

    Raises:
        FixError: when it cannot be written, or has changed since it was looked at.
    """
    path = Path(os.path.realpath(of.file.absolute))
    scratch = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        if path.read_bytes() != of.file.content:
            raise FixError(f"{of.file.path}: changed while it was looked at; run again")
        try:
            scratch.write_bytes(of.content)
            scratch.chmod(stat.S_IMODE(path.stat().st_mode))
            scratch.replace(path)
        finally:
            scratch.unlink(missing_ok=True)
    except OSError as error:
        raise FixError(f"{of.file.path}: cannot be written: {error.strerror or error}") from error
