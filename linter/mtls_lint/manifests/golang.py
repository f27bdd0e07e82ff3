"""``go.mod``, and the major versions that import paths end in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtls_lint.manifests.requirements import Requirement, npm

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_REQUIRED = re.compile(r"^\s*(?:require\s+)?([\w.~/-]+\.[\w.~/-]+)\s+(v\d[\w.+-]*)", re.MULTILINE)
_REPLACED = re.compile(r"^\s*(?:replace\s+)?([\w.~/-]+)(?:\s+v\S+)?\s+=>\s+\S+\s+(v\d[\w.+-]*)", re.MULTILINE)
_LANGUAGE = re.compile(r"^go\s+(\d[\w.]*)", re.MULTILINE)
_MAJOR = re.compile(r"[/.]v(\d+)$")


def _required(path: Path) -> Iterator[tuple[str, Requirement]]:
    text = path.read_text(encoding="utf-8")
    replaced = dict(_REPLACED.findall(text))
    for name, version in _REQUIRED.findall(text):
        yield name, Requirement("exact", replaced.get(name, version))
    if found := _LANGUAGE.search(text):
        yield "go", Requirement("exact", found[1])


def imported(name: str, content: bytes) -> list[str]:
    """The module paths, with their major versions, by which a file imports a module or a package of it."""
    path = re.escape(name.encode())
    written = rb'"(' + path + rb'(?:/v\d+|\.v\d+)?)(?:/[^"]*)?"'
    return sorted({found.decode() for found in re.findall(written, content)}) or [name]


def major(path: str) -> Requirement | None:
    """What the path of a module says of its version: nothing below version 2."""
    found = _MAJOR.search(path)
    return npm(found[1]) if found else None


MANIFESTS = (("go.mod",), _required)
