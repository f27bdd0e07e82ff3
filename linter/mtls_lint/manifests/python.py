"""Requirement files, ``pyproject.toml`` (Poetry's too), ``setup.cfg``, ``Pipfile``, and their lock files."""

from __future__ import annotations

import json
import re
import tomllib
from configparser import ConfigParser
from typing import TYPE_CHECKING, Any

from mtls_lint.manifests.requirements import Requirement, npm

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

Required = tuple[str, Requirement]
_DISTRIBUTION = re.compile(r"\s*([A-Za-z0-9][\w.-]*)\s*(?:\[[^\]]*\])?\s*\(?([^;#)@]*)")
"""A requirement as PEP 508 has it, up to its marker: the name, and the specifier."""
_EXACT = re.compile(r"===?\s*([\w.]+)")


def _pypi(specifier: str) -> Requirement:
    """What a specifier requires; with ``^`` or ``~`` alone before a version, it is one of Poetry's."""
    specifier = specifier.strip()
    if found := _EXACT.fullmatch(specifier):
        return Requirement("exact", found[1])
    if re.match(r"\^|~(?!=)|\d|\*$", specifier):
        return npm(specifier)
    return Requirement("pypi", specifier)


def _of_lines(lines: Iterable[str]) -> Iterator[Required]:
    for line in lines:
        if found := _DISTRIBUTION.match(re.split(r"\s--|\\$", line)[0]):
            yield found[1], _pypi(found[2])


def _of_table(table: dict[str, Any]) -> Iterator[Required]:
    """What a table from names to versions, or to tables with a version, requires."""
    for name, value in table.items():
        wanted = value.get("version", "") if isinstance(value, dict) else value
        if isinstance(wanted, str) and wanted:
            yield name, _pypi(wanted)


def _requirements(path: Path) -> Iterator[Required]:
    yield from _of_lines(path.read_text(encoding="utf-8-sig").splitlines())


def _pyproject(path: Path) -> Iterator[Required]:
    document = tomllib.loads(path.read_text(encoding="utf-8"))
    project, poetry = document.get("project", {}), document.get("tool", {}).get("poetry", {})
    groups = [*project.get("optional-dependencies", {}).values(), *document.get("dependency-groups", {}).values()]
    for lines in (project.get("dependencies", ()), *groups):
        yield from _of_lines(line for line in lines if isinstance(line, str))
    if "requires-python" in project:
        yield "python", _pypi(project["requires-python"])
    inner = [group.get("dependencies", {}) for group in poetry.get("group", {}).values()]
    for table in (poetry.get("dependencies", {}), poetry.get("dev-dependencies", {}), *inner):
        yield from _of_table(table)


def _setup(path: Path) -> Iterator[Required]:
    parser = ConfigParser(interpolation=None)
    parser.read_string(path.read_text(encoding="utf-8"))
    options = dict(parser["options"]) if parser.has_section("options") else {}
    extras = parser["options.extras_require"] if parser.has_section("options.extras_require") else {}
    for lines in (options.get("install_requires", ""), *extras.values()):
        yield from _of_lines(lines.splitlines())
    if "python_requires" in options:
        yield "python", _pypi(options["python_requires"])


def _pipfile(path: Path) -> Iterator[Required]:
    document = tomllib.loads(path.read_text(encoding="utf-8"))
    for section in ("packages", "dev-packages"):
        yield from _of_table(document.get(section, {}))
    if version := document.get("requires", {}).get("python_version"):
        yield "python", npm(version)


def _locked(path: Path) -> Iterator[Required]:
    """Poetry's and uv's lock files are lists of packages."""
    for entry in tomllib.loads(path.read_text(encoding="utf-8")).get("package", ()):
        yield entry["name"], Requirement("exact", entry["version"])


def _pipfile_lock(path: Path) -> Iterator[Required]:
    document = json.loads(path.read_text(encoding="utf-8"))
    yield from _of_table({**document.get("develop", {}), **document.get("default", {})})


MANIFESTS = (
    (("requirements*.txt", "requirements/*.txt", "constraints*.txt"), _requirements),
    (("pyproject.toml",), _pyproject),
    (("setup.cfg",), _setup),
    (("Pipfile",), _pipfile),
)
LOCKS = ((("poetry.lock", "uv.lock"), _locked), (("Pipfile.lock",), _pipfile_lock))
