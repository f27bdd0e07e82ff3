"""``package.json`` and ``package-lock.json``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from mtls_lint.manifests.requirements import Requirement, npm

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SECTIONS = ("dependencies", "devDependencies", "optionalDependencies", "peerDependencies", "engines")
"""Where a package says what it needs; ``engines`` has the version of ``node`` itself."""
_INSTALLED = "node_modules/"


def _required(path: Path) -> Iterator[tuple[str, Requirement]]:
    document = json.loads(path.read_text(encoding="utf-8-sig"))
    for section in _SECTIONS:
        for name, wanted in document.get(section, {}).items():
            if name == "node" or section != "engines":
                yield name, npm(wanted)


def _locked(path: Path) -> Iterator[tuple[str, Requirement]]:
    """What is installed at the top, by a lock file of any version."""
    document = json.loads(path.read_text(encoding="utf-8-sig"))
    for place, entry in {**document.get("dependencies", {}), **document.get("packages", {})}.items():
        name = place.removeprefix(_INSTALLED)
        if _INSTALLED not in name and "version" in entry:
            yield name, Requirement("exact", entry["version"])


MANIFESTS = (("package.json",), _required)
LOCKS = (("package-lock.json", "npm-shrinkwrap.json"), _locked)
