"""``pom.xml``: dependencies, what is managed, properties, and those of the parents in the tree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtls_lint.manifests.requirements import Requirement, jvm
from mtls_lint.manifests.xml import elements

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_POM = "pom.xml"
_PROPERTY = re.compile(r"\$\{([^}]+)\}")
_MAX_PARENTS = 8
_MAX_NESTED = 4
"""How many properties may lead to the value of one."""


def _required(path: Path) -> Iterator[tuple[str, Requirement]]:
    dependencies: list[dict[str, str]] = []
    properties: dict[str, str] = {}
    for pom in _lineage(path):
        for places, members in elements(pom):
            if places[-1:] == ("dependency",):
                dependencies.append(members)
            elif places[-1:] == ("properties",):
                properties = members | properties
    for each in dependencies:
        version = _resolved(each.get("version", ""), properties)
        if version and "$" not in version and "artifactId" in each:
            yield f"{each.get('groupId', '')}:{each['artifactId']}", jvm(version)


def _lineage(path: Path) -> list[Path]:
    """The file and its parents as far as they are files, nearest first."""
    found: list[Path] = []
    while path.is_file() and path not in found and len(found) < _MAX_PARENTS:
        found.append(path)
        parents = [members for places, members in elements(path) if places == ("project", "parent")]
        if not parents:
            break
        path = (path.parent / parents[0].get("relativePath", f"../{_POM}")).resolve()
        path = path / _POM if path.is_dir() else path
    return found


def _resolved(text: str, properties: dict[str, str]) -> str:
    for _ in range(_MAX_NESTED):
        text = _PROPERTY.sub(lambda found: properties.get(found[1], found[0]), text)
    return text


MANIFESTS = ((_POM,), _required)
