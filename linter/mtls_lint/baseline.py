"""Findings that are known already: counted by key, read from a file or made of another run's report."""

from __future__ import annotations

import json
import os
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mtls_lint.identity import keys

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TextIO

    from mtls_lint.findings import Finding, Report

_VERSION = 1


class BaselineError(Exception):
    """The baseline cannot be used; the message names the file and the reason."""


@dataclass(frozen=True, slots=True)
class Known:
    """How often each flaw is known, by rule and key, in each file; paths are relative to ``folder``."""

    counts: Mapping[tuple[str, str], Counter[str]]
    folder: Path

    def divide(self, report: Report) -> tuple[tuple[Finding, ...], tuple[Finding, ...], int]:
        """The new findings of a report, the known ones, and how many known ones are no longer found.

        A known flaw stands for one finding: first for one in its own file, else for one elsewhere, as the code
        may have moved. Of several in one file the first are the known ones.
        """
        left = {flaw: Counter(paths) for flaw, paths in self.counts.items()}
        flaws = _flaws(report)
        known: set[int] = set()
        for number, finding in enumerate(report.findings):
            path = _relative(finding.location.path, self.folder)
            if left.get(flaws[number], Counter())[path] > 0:
                left[flaws[number]][path] -= 1
                known.add(number)
        for number in range(len(flaws)):
            paths = +left.get(flaws[number], Counter())
            if number not in known and paths:
                left[flaws[number]][min(paths)] -= 1
                known.add(number)
        new = tuple(found for number, found in enumerate(report.findings) if number not in known)
        old = tuple(found for number, found in enumerate(report.findings) if number in known)
        return new, old, sum(paths.total() for paths in left.values())

    def either(self, other: Known) -> Known:
        """What is known by one or the other; a flaw that both know is not known twice."""
        moved = {
            flaw: Counter({_relative(str(other.folder / path), self.folder): n for path, n in paths.items()})
            for flaw, paths in other.counts.items()
        }
        flaws = self.counts.keys() | moved.keys()
        both = {flaw: self.counts.get(flaw, Counter()) | moved.get(flaw, Counter()) for flaw in flaws}
        return Known(both, self.folder)


def of_report(report: Report, folder: Path) -> Known:
    """The findings of a report as known, with paths relative to a folder."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    for finding, flaw in zip(report.findings, _flaws(report), strict=True):
        counts.setdefault(flaw, Counter())[_relative(finding.location.path, folder)] += 1
    return Known(counts, folder)


def write(known: Known, stream: TextIO) -> None:
    """Writes a baseline file: JSON, one entry a line, in an order that keeps its differences small."""
    entries = sorted(
        (path, rule_id, key, count)
        for (rule_id, key), paths in known.counts.items()
        for path, count in paths.items()
    )
    lines = [
        json.dumps({"path": path, "rule": rule_id, "key": key, "count": count}, ensure_ascii=False)
        for path, rule_id, key, count in entries
    ]
    body = ",\n    ".join(lines)
    text = f'{{\n  "version": {_VERSION},\n  "findings": [\n    {body}\n  ]\n}}\n'
    stream.write(text if lines else f'{{\n  "version": {_VERSION},\n  "findings": []\n}}\n')


def read(file: Path) -> Known:
    """The findings that a baseline file lists.

    Raises:
        BaselineError: when it cannot be read or is none.
    """
    try:
        document = json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise BaselineError(f"{file}: cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise BaselineError(f"{file}: is no baseline: {error}") from error
    if not isinstance(document, dict) or document.get("version") != _VERSION:
        raise BaselineError(f"{file}: is no baseline of version {_VERSION}; write it anew with --write-baseline")
    counts: dict[tuple[str, str], Counter[str]] = {}
    for entry in document.get("findings", ()):
        path, rule_id, key, count = _checked(file, entry)
        counts.setdefault((rule_id, key), Counter())[path] += count
    return Known(counts, file.absolute().parent)


def _checked(file: Path, entry: Any) -> tuple[str, str, str, int]:
    fields = {"path": str, "rule": str, "key": str, "count": int}
    if not isinstance(entry, dict) or any(type(entry.get(name)) is not kind for name, kind in fields.items()):
        raise BaselineError(f"{file}: an entry has path, rule, key and count, unlike {entry!r}")
    return entry["path"], entry["rule"], entry["key"], max(0, entry["count"])


def _flaws(report: Report) -> list[tuple[str, str]]:
    """Rule and key of each finding of a report."""
    named = keys(report.findings, report.contents, report.sources)
    return [(finding.rule.id, key) for finding, key in zip(report.findings, named, strict=True)]


def _relative(path: str, folder: Path) -> str:
    try:
        return Path(os.path.relpath(os.path.realpath(path), os.path.realpath(folder))).as_posix()
    except ValueError:  # On another drive.
        return Path(path).as_posix()
