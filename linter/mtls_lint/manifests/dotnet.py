"""``*.csproj``, ``Directory.Packages.props``, ``Directory.Build.props`` and ``packages.config``.

The framework is the library ``net``: ``net10.0`` is its version 10, ``netcoreapp3.1`` 3.1, ``net472`` 4.7.2.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtls_lint.manifests.requirements import Requirement, jvm
from mtls_lint.manifests.xml import elements
from mtls_lint.models.versions import numbers

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FRAMEWORK = "net"
_REFERENCES = ("PackageReference", "PackageVersion", "GlobalPackageReference")
_PROPERTY = re.compile(r"\$\((\w+)\)")
_MODERN = re.compile(r"net(?:coreapp)?(\d+\.\d+)")
_CLASSIC = re.compile(r"net(\d)(\d)(\d?)")


def _project(path: Path) -> Iterator[tuple[str, Requirement]]:
    found = list(elements(path))
    properties: dict[str, str] = {}
    for places, members in found:
        if places[-1:] == ("PropertyGroup",):
            properties |= members
    for places, members in found:
        name = members.get("Include") or members.get("Update")
        version = members.get("VersionOverride") or members.get("Version", "")
        version = _PROPERTY.sub(lambda match: properties.get(match[1], match[0]), version)
        if places[-1] in _REFERENCES and name and version and "$" not in version:
            yield name, jvm(version)
    targets = properties.get("TargetFrameworks") or properties.get("TargetFramework", "")
    targets = _PROPERTY.sub(lambda match: properties.get(match[1], match[0]), targets)
    if frameworks := [each for target in targets.split(";") if (each := _framework(target.strip()))]:
        yield _FRAMEWORK, Requirement("exact", max(frameworks, key=numbers))


def _framework(target: str) -> str:
    """The version of the framework that a moniker names; empty for a standard, which any may implement."""
    if found := _MODERN.match(target):
        return found[1]
    found = _CLASSIC.match(target)
    return ".".join(filter(None, found.groups())) if found else ""


def _packages(path: Path) -> Iterator[tuple[str, Requirement]]:
    for places, members in elements(path):
        if places[-1:] == ("package",) and "id" in members:
            yield members["id"], Requirement("exact", members.get("version", ""))


MANIFESTS = (
    (("*.csproj", "Directory.Packages.props", "Directory.Build.props"), _project),
    (("packages.config",), _packages),
)
