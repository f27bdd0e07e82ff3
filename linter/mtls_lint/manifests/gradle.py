"""Gradle: ``build.gradle``, ``build.gradle.kts``, and the version catalogue ``gradle/libs.versions.toml``."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any

from mtls_lint.manifests.requirements import Requirement, jvm

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_COORDINATES = re.compile(r"""["']([\w.-]+:[\w.-]+):([^"':@]+)[^"']*["']""")
_NAMED = re.compile(
    r"""group\s*[:=]\s*["']([\w.-]+)["']\s*,\s*name\s*[:=]\s*["']([\w.-]+)["']\s*,\s*"""
    r"""version\s*[:=]\s*(?:["']([^"']+)["']|([\w.]+))"""
)
_VARIABLE = re.compile(r"""([\w-]+)\s*(?:=|by\s+extra\()\s*["']([^"'\n]+)["']""")
_ENTRY = re.compile(r"^\s*([\w.-]+)\s*=\s*(\S+)\s*$", re.MULTILINE)
_PLACEHOLDER = re.compile(r"\$\{?(?:[\w.]*\.)?(\w+)\}?")


def _required(path: Path) -> Iterator[tuple[str, Requirement]]:
    text = path.read_text(encoding="utf-8")
    variables = _properties(path) | dict(_VARIABLE.findall(text))
    named = ((f"{group}:{name}", plain or f"${{{word}}}") for group, name, plain, word in _NAMED.findall(text))
    for library, written in (*_COORDINATES.findall(text), *named):
        version = _PLACEHOLDER.sub(lambda found: variables.get(found[1], found[0]), written)
        if "$" not in version:
            yield library, jvm(version)


def _properties(path: Path) -> dict[str, str]:
    beside = path.with_name("gradle.properties")
    return dict(_ENTRY.findall(beside.read_text(encoding="utf-8"))) if beside.is_file() else {}


def _catalogue(path: Path) -> Iterator[tuple[str, Requirement]]:
    document = tomllib.loads(path.read_text(encoding="utf-8"))
    versions = {alias: _rich(version) for alias, version in document.get("versions", {}).items()}
    for entry in document.get("libraries", {}).values():
        if isinstance(entry, str):
            library, _, version = entry.rpartition(":")
        else:
            library = entry.get("module") or f"{entry.get('group')}:{entry.get('name')}"
            version = entry.get("version", "")
            version = versions.get(version["ref"], "") if "ref" in version else _rich(version)
        if version:
            yield library, jvm(version)


def _rich(version: Any) -> str:
    """A version, or of a table the strictest word that says one."""
    if isinstance(version, str):
        return version
    return str(next((version[key] for key in ("strictly", "require", "prefer") if key in version), ""))


MANIFESTS = (
    (("build.gradle", "build.gradle.kts"), _required),
    (("gradle/libs.versions.toml", "libs.versions.toml"), _catalogue),
)
