"""Asking git, in a way that a repository or a hook around us cannot bend."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from subprocess import CompletedProcess


def top_level(start: Path) -> Path | None:
    """The nearest folder at or above ``start`` that is a git work tree; git itself is not asked."""
    return next((folder for folder in (start, *start.parents) if (folder / ".git").exists()), None)


def run(folder: Path, *arguments: str, given: bytes | None = None) -> CompletedProcess[bytes]:
    """Runs a git command in a folder, with ``given`` as its input; its exit code is the caller's to judge.

    Raises:
        OSError: when there is no git.
    """
    import subprocess

    # A hook's variables describe the repository of the commit, which need not be the one of this folder.
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    environment["GIT_OPTIONAL_LOCKS"] = "0"
    # Without the monitor: a repository's own configuration could name a program to run as one.
    command = ("git", "-c", "core.fsmonitor=false", *arguments)
    # Without input git must not wait for the user's.
    return subprocess.run(
        command, cwd=folder, env=environment, input=given or b"", capture_output=True, check=False
    )
