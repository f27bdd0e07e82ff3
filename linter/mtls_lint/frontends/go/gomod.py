"""What the ``go.mod`` files of the scanned tree declare: by which path its packages are imported."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtls_lint.frontends.go.names import package_path

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_MODULE = re.compile(r'^\s*module\s+"?([^\s"]+)', re.MULTILINE)


def declared_modules(files: Iterable[tuple[str, Path]]) -> dict[str, str]:
    """The module path by the folder whose ``go.mod`` declares it, for all folders around the Go files.

    ``files`` gives the path of each by which the tree knows it, and where it is.
    """
    folders: dict[str, Path] = {}
    for path, absolute in files:
        shown, folder = path.rpartition("/")[0], absolute.parent
        while path.endswith(".go") and shown not in folders:
            folders[shown] = folder
            shown, folder = shown.rpartition("/")[0], folder.parent
    return {shown: path for shown, folder in folders.items() if (path := _module_path(folder / "go.mod"))}


def _module_path(path: Path) -> str:
    """The module path a file declares, without its major version; empty where there is no such file."""
    try:
        match = _MODULE.search(path.read_text(encoding="utf-8", errors="replace"))
    except OSError:
        return ""
    return package_path(match[1]) if match else ""
