"""Files that hold nothing telling themselves, and that a file which does may call: helpers, by their names."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from mtls_lint.source.file import Language, SourceFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_WORD = re.compile(rb"[a-z_][\w-]*")
_NAMED_BY_FOLDER = ("index", "__init__")
_ROUNDS = 2
"""A helper may call another."""


def helpers(files: Iterable[SourceFile], others: Sequence[SourceFile]) -> list[SourceFile]:
    """Of ``others``, with their content, those whose name is a word in one of the files, or in such a helper."""
    found: list[SourceFile] = []
    words = _words(files)
    left = list(others)
    for _ in range(_ROUNDS):
        named = [_read(other) for other in left if _name(other) in words]
        left = [other for other in left if _name(other) not in words]
        found += named
        words |= _words(named)
    return found


def _words(files: Iterable[SourceFile]) -> set[bytes]:
    return {word for file in files for word in _WORD.findall(file.content.lower())}


def _name(file: SourceFile) -> bytes:
    """What a file is imported by: its own name, or that of its folder."""
    path = PurePosixPath(file.path)
    stem = path.name.partition(".")[0]
    by_folder = file.language is Language.GO or stem in _NAMED_BY_FOLDER
    return (path.parent.name if by_folder else stem).lower().encode()


def _read(file: SourceFile) -> SourceFile:
    """The file with its content; one that cannot be read any more is empty."""
    try:
        return replace(file, content=file.absolute.read_bytes())
    except OSError:
        return file
