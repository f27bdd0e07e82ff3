"""What a JavaScript project calls its own files by.

That is ``paths`` of its tsconfig.json, ``imports`` of its package.json, and the packages of its workspaces.
"""

from __future__ import annotations

import json
import os
import posixpath
import re
from functools import partial
from pathlib import PurePath, PurePosixPath
from typing import TYPE_CHECKING, Any

from mtls_lint.source.file import Language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from mtls_lint.source.file import SourceFile

Aliases = dict[str, tuple[str, ...]]
"""A pattern with at most one ``*``, and the paths it may stand for, as they are displayed, without an ending."""

_LANGUAGES = (Language.JAVASCRIPT, Language.TYPESCRIPT)
_PROJECTS = ("tsconfig.json", "jsconfig.json", "tsconfig.base.json")
_MAX_EXTENDS = 4
_COMMENT = re.compile(r'("(?:\\.|[^"\\])*")|//[^\n]*|/\*.*?\*/', re.DOTALL)
_TRAILING_COMMA = re.compile(r'("(?:\\.|[^"\\])*")|,(?=\s*[}\]])')


def aliases(files: Iterable[SourceFile]) -> dict[str, Aliases]:
    """The aliases by which each JavaScript or TypeScript file may import others, by the path of the file.

    Only folders of the scanned tree are looked at: those that the displayed path of some file names.
    """
    own = [file for file in files if file.language in _LANGUAGES]
    folders: dict[str, Path] = {}
    for file in own:
        folders.update(_folders(file))
    packages: Aliases = {}
    projects: dict[str, Aliases] = {}
    inner: dict[str, Aliases] = {}
    for folder, path in sorted(folders.items()):
        manifest = _read(path / "package.json")
        packages |= _package(folder, manifest)
        if manifest:
            inner[folder] = _imports(folder, manifest)
        found = next((path / name for name in _PROJECTS if (path / name).is_file()), None)
        if found is not None:
            projects[folder] = _project(found, partial(_shown, folder, path))
    return {file.path: packages | _nearest(file, inner) | _nearest(file, projects) for file in own}


def _nearest(file: SourceFile, found: dict[str, Aliases]) -> Aliases:
    """What was found in the innermost folder around a file in which anything was."""
    return next((found[folder] for folder, _ in _folders(file) if folder in found), {})


def _folders(file: SourceFile) -> Iterator[tuple[str, Path]]:
    """The folders around a file as far as its displayed path names them, innermost first."""
    return zip(
        (folder.as_posix() for folder in PurePosixPath(file.path).parents), file.absolute.parents, strict=False
    )


def _package(folder: str, document: dict[str, Any]) -> Aliases:
    """What a package of the tree is imported by: its name, and files below it; for build output its source."""
    name = document.get("name")
    if not isinstance(name, str) or not name or folder == ".":
        return {}
    main = document.get("main")
    starts = [main] if isinstance(main, str) else []
    return {
        name: tuple(posixpath.join(folder, start) for start in (*starts, "src/index", "index")),
        f"{name}/*": tuple(posixpath.join(folder, start) for start in ("*", "src/*")),
    }


def _imports(folder: str, document: dict[str, Any]) -> Aliases:
    """The names, beginning with ``#``, by which the files of a package import others of it, or a library.

    https://nodejs.org/api/packages.html#subpath-imports
    """
    written = document.get("imports")
    if not isinstance(written, dict):
        return {}
    targets = {
        name: [text for text in _texts(target) if text.startswith("./")] for name, target in written.items()
    }
    return {
        name: tuple(posixpath.normpath(posixpath.join(folder, target)) for target in found)
        for name, found in targets.items()
        if found
    }


def _texts(target: Any) -> Iterator[str]:
    """The texts in a target: one, or one for each condition, or several to be tried."""
    if isinstance(target, str):
        yield target
    elif isinstance(target, dict | list):
        for each in target.values() if isinstance(target, dict) else target:
            yield from _texts(each)


def _project(path: Path, shown: Callable[[Path], str], depth: int = _MAX_EXTENDS) -> Aliases:
    """The aliases of a tsconfig.json, those of what it extends included."""
    document = _read(path)
    extended = document.get("extends", ())
    found: Aliases = {}
    for base in [extended] if isinstance(extended, str) else extended:
        if isinstance(base, str) and base.startswith(".") and depth:
            found |= _project(path.parent / base, shown, depth - 1)
    options = document.get("compilerOptions")
    if not isinstance(options, dict):
        return found
    root = path.parent / str(options.get("baseUrl", "."))
    paths = options.get("paths")
    for pattern, targets in paths.items() if isinstance(paths, dict) else ():
        if isinstance(targets, list):
            found[pattern] = tuple(posixpath.normpath(f"{shown(root)}/{target}") for target in targets)
    if "baseUrl" in options:
        found.setdefault("*", (posixpath.normpath(f"{shown(root)}/*"),))
    return found


def _shown(folder: str, path: Path, inner: Path) -> str:
    """How a path that begins at, or leads away from, a displayed folder is displayed."""
    return posixpath.normpath(posixpath.join(folder, *PurePath(os.path.relpath(inner, path)).parts))


def _read(path: Path) -> dict[str, Any]:
    """A JSON file that may have comments and trailing commas; empty where there is none that can be read."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        plain = _TRAILING_COMMA.sub(r"\1", _COMMENT.sub(r"\1", text))
        document = json.loads(plain)
    except (OSError, ValueError):
        return {}
    return document if isinstance(document, dict) else {}
