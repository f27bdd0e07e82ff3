"""What was found at an earlier revision: its tree is read from git and analysed like the present one."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from mtls_lint import baseline, engine
from mtls_lint.findings import Level
from mtls_lint.source import git
from mtls_lint.source.file import language_of
from mtls_lint.source.walk import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mtls_lint.baseline import Known
    from mtls_lint.config import Settings
    from mtls_lint.findings import Rule

_MERGE_BASE = "..."
_FULL_HASH = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_PROJECT_FILES = (".json", ".mod", ".toml")
"""Besides source code, what tells how the files of a project refer to each other."""


class RevisionError(Exception):
    """The revision cannot be compared with; the message says what to do."""


def known_at(revision: str, settings: Settings, catalogue: Mapping[str, Rule]) -> Known:
    """The findings that the same settings give for the tree of a git revision.

    Args:
        revision: as git understands it; with ``...`` at its end, where ``HEAD`` branched off from it.
        settings: those of the present run.
        catalogue: the rules.

    Raises:
        RevisionError: when git does not have the revision, or its tree cannot be analysed.
    """
    from tempfile import TemporaryDirectory

    top = git.top_level(Path.cwd())
    if top is None:
        raise RevisionError("--since compares with a git revision, and this folder is in no git repository")
    commit = _commit(revision, top)
    with TemporaryDirectory(prefix="mtls-lint-", ignore_cleanup_errors=True) as scratch:
        # Patterns of a configuration above the repository name the folders on the way to it.
        root = settings.root.resolve()
        anchor = root if top.is_relative_to(root) else top
        base = Path(scratch).resolve()
        there = base / top.relative_to(anchor)
        _unpack(commit, top, there)

        def moved(path: str | Path) -> Path | None:
            absolute = Path(path).resolve()
            return base / absolute.relative_to(anchor) if absolute.is_relative_to(anchor) else None

        given = (settings.tree,) if settings.focus else settings.paths
        paths = tuple(str(path) for each in given if (path := moved(each)) is not None and path.exists())
        if not paths:
            return baseline.Known({}, top)
        earlier = replace(
            settings, paths=paths, tree=str(there), focus=False, buffers={}, root=moved(root) or root, verbosity=0
        )
        report = engine.run(earlier, catalogue)
        failures = [
            notice.message
            for notice in report.notices
            if notice.level is Level.ERROR and notice.kind != "nothing-to-scan"
        ]
        if failures:
            raise RevisionError(f"{revision} could not be analysed: {failures[0]}")
        return replace(baseline.of_report(report, there), folder=top)


def _commit(revision: str, top: Path) -> str:
    name = revision.removesuffix(_MERGE_BASE)
    if name.startswith("-") or not name:
        raise RevisionError(f"--since takes a git revision, not {revision!r}")
    commit = _ask(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    if commit and name != revision:
        commit = _ask(top, "merge-base", commit, "HEAD")
    if commit:
        return commit
    if _ask(top, "rev-parse", "--is-shallow-repository") == "true":
        command = _deepening(name, top, whole=name != revision)
        raise RevisionError(f"this clone is shallow and does not reach {revision}; run: {command}")
    raise RevisionError(f"git knows no revision {revision!r}; if it is on a server, run: git fetch")


def _deepening(name: str, top: Path, *, whole: bool) -> str:
    """The git command that brings what a shallow clone lacks."""
    remotes = (_ask(top, "remote") or "origin").splitlines()
    remote = next((remote for remote in remotes if name.startswith(f"{remote}/")), None)
    if remote is not None:
        branch = name.removeprefix(f"{remote}/")
        depth = "--unshallow" if whole else "--depth=1"
        return f"git fetch {depth} {remote} +refs/heads/{branch}:refs/remotes/{remote}/{branch}"
    if _FULL_HASH.fullmatch(name) and not whole:
        return f"git fetch --depth=1 {remotes[0]} {name}"
    return f"git fetch --unshallow {remotes[0]}"


def _ask(top: Path, *arguments: str) -> str:
    """What git answers; nothing where it refuses.

    Raises:
        RevisionError: when there is no git.
    """
    try:
        done = git.run(top, *arguments)
    except OSError as error:
        raise RevisionError(f"--since needs git: {error.strerror}") from error
    return os.fsdecode(done.stdout).strip() if done.returncode == 0 else ""


def _unpack(commit: str, top: Path, folder: Path) -> None:
    """Writes the files of a commit below a folder: those that are read with their content, the others empty."""
    wanted = list(_blobs(commit, top))
    for path, _, _ in wanted:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).touch()
    read = [(path, blob) for path, blob, size in wanted if size <= MAX_BYTES and _is_read(path)]
    # The bytes as they are stored: a filter of the repository's configuration would be a program to run.
    done = git.run(top, "cat-file", "--batch", given="".join(f"{blob}\n" for _, blob in read).encode())
    if done.returncode != 0:
        raise RevisionError(f"git could not read {commit}: {done.stderr.decode('utf-8', 'replace').strip()}")
    position = 0
    for path, _ in read:
        header, _, _ = done.stdout[position : position + 200].partition(b"\n")
        start = position + len(header) + 1
        end = start + int(header.split()[-1])
        (folder / path).write_bytes(done.stdout[start:end])
        position = end + 1


def _blobs(commit: str, top: Path) -> Iterator[tuple[str, str, int]]:
    """Path, object id and size of every plain file of a commit.

    Ignore files are left out: what is committed is not ignored.
    """
    done = git.run(top, "ls-tree", "-r", "-l", "-z", "--full-tree", commit)
    if done.returncode != 0:
        raise RevisionError(f"git could not read {commit}: {done.stderr.decode('utf-8', 'replace').strip()}")
    for row in done.stdout.split(b"\0"):
        facts, _, name = row.partition(b"\t")
        path = os.fsdecode(name)
        if facts.startswith(b"100") and not path.endswith(".gitignore"):
            _, _, blob, size = facts.split()
            yield path, blob.decode(), int(size)


def _is_read(path: str) -> bool:
    return language_of(path) is not None or path.endswith(_PROJECT_FILES)
