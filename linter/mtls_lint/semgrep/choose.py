"""Which rules the engine is given, and which files: those where a rule's match is possible at all.

Parsing is most of the engine's time, and it parses every file that a rule may match in. Each rule therefore
names literals (``mtls-lint-literals``): every file with a match holds one of them. A rule that leaves its flaw
to the path analysis (``mtls-lint-judge: paths``), which sees what a shape does not, is for plain Semgrep alone.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mtls_lint.findings import Level, Notice
from mtls_lint.source.file import Language, SourceFile

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

FOLDERS = {
    Language.JAVASCRIPT: "javascript",
    Language.TYPESCRIPT: "javascript",
    Language.JAVA: "java",
    Language.GO: "go",
    Language.PYTHON: "python",
    Language.CSHARP: "csharp",
}
"""Each language's folder of rules."""

# Past these the engine's time grows out of proportion, and what is so large is hardly written by hand.
_MAX_BYTES = 300_000
_MAX_LINE_BYTES = 10_000

# The list is a flow sequence of double-quoted words, JSON as well as YAML: a YAML parser would be slow to load.
_FOR_PATHS = re.compile(r"^ +mtls-lint-judge: paths$", re.MULTILINE)
_LITERALS = re.compile(r"^ +mtls-lint-literals: (\[[^\]]*\])", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Choice:
    """What one run of the engine looks at, and what it is spared."""

    files: tuple[SourceFile, ...]
    rule_files: tuple[Path, ...]
    notices: tuple[Notice, ...]


def choose(files: Sequence[SourceFile], folder: Path) -> Choice:
    """The files that hold a literal of a rule for their language, and the rules that such a file has.

    Languages without a folder of rules, such as the formats of configuration, are left out.

    Args:
        files: the candidates.
        folder: has one folder of rules per language. A rule file without ``mtls-lint-literals`` asks for all
            files of its language.

    Returns:
        Both in their given or alphabetic order. A file that is too large for the engine is left out, with a
        notice.

    Raises:
        OSError: when a rule file cannot be read.
        ValueError: when a rule file's text or literals are malformed; the message names the file.
    """
    files = [file for file in files if file.language in FOLDERS]
    rules = {name: _rules(folder / name) for name in sorted({FOLDERS[file.language] for file in files})}
    wanted: set[Path] = set()
    kept: list[SourceFile] = []
    notices: list[Notice] = []
    for file in files:
        squeezed = squeeze(file.content)
        possible = [rule for rule, entries in rules[FOLDERS[file.language]] if holds(squeezed, entries)]
        if possible and (reason := _unfit(file.content)):
            text = f"Semgrep was not given the file: {reason}"
            notices.append(Notice("semgrep-skipped", Level.NOTE, text, file.path))
        elif possible:
            kept.append(file)
            wanted.update(possible)
    chosen = (rule for of_language in rules.values() for rule, _ in of_language if rule in wanted)
    return Choice(tuple(kept), tuple(chosen), tuple(notices))


def squeeze(content: bytes) -> bytes:
    """The content as literals are looked for: in lower case, without blanks, line ends and quotes."""
    return content.lower().translate(None, b" \t\r\n\"'")


def holds(squeezed: bytes, entries: Sequence[bytes] | None) -> bool:
    """Whether one of the entries stands in the squeezed content; without a list of them any content will do.

    An entry of several words, with blanks between, stands there when each of its words does.
    """
    return entries is None or any(all(word in squeezed for word in entry.split()) for entry in entries)


def literals(rule_text: str) -> list[bytes] | None:
    """The literals that a rule file's text names; None when it names none."""
    found = _LITERALS.search(rule_text)
    return [word.encode() for word in json.loads(found[1])] if found else None


def is_for_paths(rule_text: str) -> bool:
    """Whether a rule file's text leaves what it finds to the path analysis."""
    return _FOR_PATHS.search(rule_text) is not None


def _rules(folder: Path) -> list[tuple[Path, list[bytes] | None]]:
    found = []
    for path in sorted(folder.absolute().glob("*.yaml")):
        try:
            text = path.read_text(encoding="utf-8")
            if not is_for_paths(text):
                found.append((path, literals(text)))
        except ValueError as error:
            raise ValueError(f"the rule file {path.parent.name}/{path.name} is malformed ({error})") from error
    return found


def _unfit(content: bytes) -> str:
    if len(content) > _MAX_BYTES:
        return f"it is {len(content):,} bytes long, and the limit is {_MAX_BYTES:,}"
    longest = max(map(len, content.split(b"\n")))
    if longest > _MAX_LINE_BYTES:
        return f"it has a line of {longest:,} bytes, and the limit is {_MAX_LINE_BYTES:,}"
    return ""
