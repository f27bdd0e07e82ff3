"""From the files to be scanned to the manifests around them, nearest first."""

from __future__ import annotations

from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from mtls_lint.manifests import dotnet, golang, gradle, maven, npm, python
from mtls_lint.manifests.requirements import Requirement, is_open, plain, surest, version_of
from mtls_lint.models.library import library
from mtls_lint.models.versions import Asked, Versions
from mtls_lint.source.file import SETTINGS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from mtls_lint.source.file import SourceFile

Reader = tuple[tuple[str, ...], "Callable[[Path], Iterable[tuple[str, Requirement]]]"]
"""The names of manifests of one kind, as patterns, and what reads one: libraries with what it requires of each."""

_READERS: dict[str, tuple[Reader, ...]] = {
    "javascript": (npm.MANIFESTS,),
    "python": python.MANIFESTS,
    "java": (maven.MANIFESTS, *gradle.MANIFESTS),
    "go": (golang.MANIFESTS,),
    "csharp": dotnet.MANIFESTS,
}
_LOCKS: dict[str, tuple[Reader, ...]] = {"javascript": (npm.LOCKS,), "python": python.LOCKS}
_SIBLINGS = ("javascript", "typescript")


def versions(files: Iterable[SourceFile]) -> dict[str, Versions]:
    """The versions of the libraries that models ask about, by the path of the file that is built with them.

    Only folders of the scanned tree are looked at: those that the displayed path of some file names. A manifest
    that cannot be read says nothing.
    """
    tree = _Tree()
    found = {}
    for file in files:
        language = "javascript" if file.language in _SIBLINGS else file.language.value
        asked = library(language).asked
        if asked and (used := tree.versions(file, language, asked)):
            found[file.path] = used
    return found


@dataclass(slots=True)
class _Tree:
    """Reads each manifest once."""

    _names: dict[Path, list[str]] = field(default_factory=dict)
    _declared: dict[tuple[Path, Reader], dict[str, Requirement]] = field(default_factory=dict)
    _folders: dict[tuple[Path, str], dict[str, str]] = field(default_factory=dict)

    def versions(self, file: SourceFile, language: str, asked: dict[str, Asked]) -> Versions:
        depth = len(PurePosixPath(file.path).parents)
        folders = tuple(file.absolute.parents)[:depth]
        known = (folders[0], language)
        if language == "go":
            return _sorted(self._of_imports(file, folders, asked))
        if known not in self._folders:
            languages = tuple(_READERS) if file.language in SETTINGS else (language,)
            self._folders[known] = self._used(folders, languages, asked)
        return _sorted(self._folders[known])

    def _used(
        self, folders: tuple[Path, ...], languages: tuple[str, ...], asked: dict[str, Asked]
    ) -> dict[str, str]:
        readers = [reader for language in languages for reader in _READERS[language]]
        locks = [reader for language in languages for reader in _LOCKS.get(language, ())]
        used = {}
        for name, about in asked.items():
            required, at = self._nearest(folders, readers, name)
            if required is None:
                continue
            if is_open(required) and (locked := self._nearest(folders[at:], locks, name)[0]):
                required = locked
            if version := version_of(required, about):
                used[name] = version
        return used

    def _of_imports(self, file: SourceFile, folders: tuple[Path, ...], asked: dict[str, Asked]) -> dict[str, str]:
        """What a Go file is built with: the major version is a part of the path that it imports."""
        used = {}
        for name, about in asked.items():
            for path in golang.imported(name, file.content):
                required, _ = self._nearest(folders, [golang.MANIFESTS], path)
                required = required or golang.major(path)
                if required and (version := version_of(required, about)):
                    used[name] = version
        return used

    def _nearest(
        self, folders: tuple[Path, ...], readers: list[Reader], name: str
    ) -> tuple[Requirement | None, int]:
        """What the nearest manifest that names a library requires, and how many folders up that is."""
        for up, folder in enumerate(folders):
            found = [x for reader in readers if (x := self._read(folder, reader).get(plain(name))) is not None]
            if found:
                return surest(found), up
        return None, 0

    def _read(self, folder: Path, reader: Reader) -> dict[str, Requirement]:
        if (folder, reader) not in self._declared:
            patterns, read = reader
            found: dict[str, list[Requirement]] = {}
            for path in self._matching(folder, patterns):
                try:
                    for name, required in read(path):
                        found.setdefault(plain(name), []).append(required)
                except (OSError, ValueError, KeyError, TypeError, AttributeError):
                    continue
            self._declared[folder, reader] = {name: surest(each) for name, each in found.items()}
        return self._declared[folder, reader]

    def _matching(self, folder: Path, patterns: tuple[str, ...]) -> list[Path]:
        """The files of a folder, or of one in it, that the patterns name."""
        found = []
        for pattern in patterns:
            inner, _, last = pattern.rpartition("/")
            place = folder / inner
            if place not in self._names:
                self._names[place] = _listed(place)
            found += [place / name for name in self._names[place] if fnmatch(name, last)]
        return found


def _listed(folder: Path) -> list[str]:
    try:
        return sorted(path.name for path in folder.iterdir())
    except OSError:
        return []


def _sorted(used: dict[str, str]) -> Versions:
    return tuple(sorted(used.items()))
