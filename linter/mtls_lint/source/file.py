"""A source file as every other room sees it: its language, its bytes, and where a byte offset stands."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from mtls_lint.findings import Location
from mtls_lint.source.settings import format_of

if TYPE_CHECKING:
    from os import PathLike
    from pathlib import Path

_BOM = b"\xef\xbb\xbf"


class Language(StrEnum):
    """The languages the linter reads, with their folders under ``rules/``, and the formats of configuration."""

    JAVASCRIPT = "javascript"
    TYPESCRIPT = "typescript"
    JAVA = "java"
    GO = "go"
    PYTHON = "python"
    CSHARP = "csharp"
    YAML = "yaml"
    PROPERTIES = "properties"
    JSON = "json"
    XML = "xml"
    TOML = "toml"
    INI = "ini"
    ENVIRONMENT = "environment"
    COMMANDS = "commands"


SETTINGS = frozenset(
    {
        *(Language.YAML, Language.PROPERTIES, Language.JSON, Language.XML, Language.TOML, Language.INI),
        *(Language.ENVIRONMENT, Language.COMMANDS),
    }
)
"""The formats of configuration files: no code, but what servers are told."""

_BY_EXTENSION = {
    "js": Language.JAVASCRIPT,
    "mjs": Language.JAVASCRIPT,
    "cjs": Language.JAVASCRIPT,
    "jsx": Language.JAVASCRIPT,
    "ts": Language.TYPESCRIPT,
    "mts": Language.TYPESCRIPT,
    "cts": Language.TYPESCRIPT,
    "tsx": Language.TYPESCRIPT,
    "java": Language.JAVA,
    "go": Language.GO,
    "py": Language.PYTHON,
    "cs": Language.CSHARP,
}


def language_of(path: str | PathLike[str]) -> Language | None:
    """The language a path's extension announces, or the format of a configuration file, by its whole name.

    None for others, and for stubs (``.pyi``): no code there.
    """
    stem, dot, extension = str(path).rpartition(".")
    if dot and stem and (known := _BY_EXTENSION.get(extension.lower())):
        return known
    form = format_of(str(path).rpartition("/")[2])
    return Language(form) if form else None


@dataclass(slots=True)
class SourceFile:
    """One file under the linter's eyes.

    ``path`` is for display, with ``/`` between its parts; ``content`` holds the bytes as they are on disk,
    so that byte offsets given by a parser need no translation.
    """

    path: str
    absolute: Path
    language: Language
    content: bytes
    _line_starts: list[int] | None = field(default=None, init=False, repr=False, compare=False)

    def locate(self, start: int, end: int) -> Location:
        """The region between two byte offsets (``end`` exclusive); an offset past the end means the end."""
        line, column = self._position(start)
        end_line, end_column = self._position(end)
        return Location(self.path, line, column, end_line, end_column)

    def offset(self, line: int, column: int) -> int:
        """The byte offset of a place as `locate` counts it."""
        start = self._starts()[line - 1]
        text = self.content[start:].partition(b"\n")[0].decode("utf-8", "surrogateescape")
        return start + len(text[: column - 1].encode("utf-8", "surrogateescape"))

    def line_text(self, line: int) -> str:
        """The text of a line (counted from 1) without its terminator; empty when there is no such line."""
        starts = self._starts()
        if not 1 <= line <= len(starts):
            return ""
        end = starts[line] if line < len(starts) else len(self.content)
        return self.content[starts[line - 1] : end].decode("utf-8", "replace").rstrip("\r\n")

    def _position(self, offset: int) -> tuple[int, int]:
        starts = self._starts()
        line = max(bisect_right(starts, offset), 1)
        before = self.content[starts[line - 1] : offset]
        return line, len(before if before.isascii() else before.decode("utf-8", "replace")) + 1

    def _starts(self) -> list[int]:
        """Byte offsets of the first character of every line.

        Only ``\\n`` ends a line, as in the parsers and in SARIF's default; a byte order mark is no character
        of the first line (SARIF 2.1.0, 3.30.2).
        """
        if self._line_starts is None:
            starts = [len(_BOM) if self.content.startswith(_BOM) else 0]
            position = self.content.find(b"\n")
            while position != -1:
                starts.append(position + 1)
                position = self.content.find(b"\n", position + 1)
            self._line_starts = starts
        return self._line_starts
