"""What a manifest requires of a library, in the syntax of its ecosystem, and the version that this comes to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from mtls_lint.models.versions import Asked, numbers, written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_VERSION = re.compile(r"\d+(?:\.\d+)*")
_PARTIAL = re.compile(r"[v=\s]*(\d+(?:\.\d+)?)(?:\.[x*+])?")
_EXACT = re.compile(r"[v=\s]*\d+(?:\.\d+){2,}(?:[-+.]?[\w.+-]*)?")


class Requirement(NamedTuple):
    """``text`` is a range by the rules of ``scheme``: ``npm``, ``pypi`` or ``maven``; or a version: ``exact``."""

    scheme: str
    text: str


def plain(name: str) -> str:
    """The name of a library in the one spelling by which names are compared (that of PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def npm(text: str) -> Requirement:
    """What a version in the syntax of node-semver requires: ``^8.5.1``, ``8.x``, ``7 || 8``, ``8.5.1``."""
    text = text.strip()
    if found := _PARTIAL.fullmatch(text):
        return Requirement("npm", f"{found[1]}.x")
    return Requirement("exact" if _EXACT.fullmatch(text) else "npm", text or "*")


def jvm(text: str) -> Requirement:
    """What a version in the syntax of Maven, NuGet or Gradle requires: ``0.9.1``, ``[1.0,2.0)``, ``0.12.+``."""
    text = text.strip()
    if re.search(r"[\[(,]", text):
        return Requirement("maven", text)
    return npm(re.sub(r"\.?[+*]$", ".x", text)) if text.endswith(("+", "*")) else Requirement("exact", text)


def surest(requirements: Iterable[Requirement]) -> Requirement:
    """Of several that one manifest has for a library, one that names a version, else the first."""
    found = list(requirements)
    return next((each for each in found if each.scheme == "exact"), found[0])


def version_of(required: Requirement, asked: Asked) -> str:
    """The version that a requirement comes to, as far as models tell versions apart: the newest that it allows.

    Empty for one that names no version, such as a branch or a folder.
    """
    if required.scheme == "exact":
        return written(numbers(required.text))
    try:
        allows = _ALLOWS[required.scheme](required.text)
        named = [written(numbers(each)) for each in _VERSION.findall(required.text)]
        allowed = [each for each in {*asked.candidates(), *named} if allows(each)]
    except ValueError:
        return ""
    return max(allowed, key=numbers, default="")


def is_open(required: Requirement) -> bool:
    """Whether a lock file may tell more."""
    return required.scheme != "exact"


def _npm(text: str) -> Callable[[str], bool]:
    from univers.version_range import NpmVersionRange
    from univers.versions import SemverVersion

    allowed = NpmVersionRange.from_native(text)
    return lambda version: SemverVersion(version) in allowed


def _maven(text: str) -> Callable[[str], bool]:
    from univers.version_range import MavenVersionRange
    from univers.versions import MavenVersion

    allowed = MavenVersionRange.from_native(text)
    return lambda version: MavenVersion(version) in allowed


def _pypi(text: str) -> Callable[[str], bool]:
    from packaging.specifiers import SpecifierSet

    return SpecifierSet(text, prereleases=True).contains


_ALLOWS = {"npm": _npm, "maven": _maven, "pypi": _pypi}
