"""The files below a folder that its ignore files do not hide: asked of git, else walked."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from mtls_lint.source import git
from mtls_lint.source.file import language_of
from mtls_lint.source.judge import THIRD_PARTY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Set

    from pathspec import GitIgnoreSpec

    OnError = Callable[[OSError], None]

_FILES = ("ls-files", "-z", "--cached", "--others", "--exclude-standard")


def below(root: Path, on_error: OnError) -> Iterator[str]:
    """Paths of files relative to ``root``, with ``/``; a folder not entered is given with a ``/`` at its end.

    Symbolic links to folders are not followed. A folder that git ignores as a whole is still listed when it
    is ``root`` itself: the user asked for it.
    """
    listed = _by_git(root)
    if not listed:
        yield from _by_walk(root, on_error)
        return
    for path in listed:
        inner = root / path
        # A submodule, or a repository inside this one, stands in the list as one name.
        if path.endswith("/") or (inner.is_dir() and not inner.is_symlink()):
            folder = path.rstrip("/")
            yield from (f"{folder}/{deeper}" for deeper in below(inner, on_error))
        else:
            yield path


def hidden(paths: Iterable[str], known: Set[str]) -> Iterator[str]:
    """Source files below the given folders that ignore files hide, as they would be displayed.

    Args:
        paths: files and folders.
        known: the displayed paths of all files that are accounted for; of a folder with a ``/`` at its end.
    """
    for root in map(Path, paths):
        for folder_name, folders, names in os.walk(root):
            folder = Path(folder_name)
            folders[:] = sorted(
                name
                for name in folders
                if name not in THIRD_PARTY and f"{(folder / name).as_posix()}/" not in known
            )
            for name in sorted(names):
                shown = (folder / name).as_posix()
                if language_of(name) is not None and shown not in known:
                    yield shown


def _by_git(root: Path) -> list[str]:
    """What git lists; nothing outside a work tree, or when git is absent or refuses."""
    if git.top_level(root) is None:
        return []
    try:
        done = git.run(root, *_FILES)
    except OSError:
        return []
    if done.returncode != 0:
        return []
    # Conflicting versions of one file are listed one by one.
    return list(dict.fromkeys(os.fsdecode(name) for name in done.stdout.split(b"\0") if name))


def _by_walk(root: Path, on_error: OnError) -> Iterator[str]:
    specs: dict[Path, GitIgnoreSpec] = {}
    for folder_name, folders, names in os.walk(root, onerror=on_error):
        folder = Path(folder_name)
        prefix = "" if folder == root else folder.relative_to(root).as_posix() + "/"
        if ".gitignore" in names:
            _read_ignore(folder, specs, on_error)
        for name in sorted(set(folders) & THIRD_PARTY):
            yield f"{prefix}{name}/"
        folders[:] = sorted(
            name
            for name in folders
            if name not in THIRD_PARTY and not _ignored(folder / name, root, specs, mark="/")
        )
        for name in sorted(names):
            if not _ignored(folder / name, root, specs):
                yield prefix + name


def _read_ignore(folder: Path, specs: dict[Path, GitIgnoreSpec], on_error: OnError) -> None:
    from pathspec import GitIgnoreSpec

    try:
        lines = (folder / ".gitignore").read_text("utf-8", "replace").splitlines()
    except OSError as error:
        on_error(error)
        return
    specs[folder] = GitIgnoreSpec.from_lines(lines)


def _ignored(path: Path, root: Path, specs: dict[Path, GitIgnoreSpec], mark: str = "") -> bool:
    """Whether ignore files between ``root`` and ``path`` hide it; the deepest that says anything decides."""
    if not specs:
        return False
    for folder in path.parents:
        if folder in specs:
            verdict = specs[folder].check_file(path.relative_to(folder).as_posix() + mark).include
            if verdict is not None:
                return verdict
        if folder == root:
            break
    return False
