"""XML manifests as what they are: elements with the texts of their attributes and children."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from mtls_lint.frontends.settings.xml_files import from_xml

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Element = tuple[tuple[str, ...], dict[str, str]]


def elements(path: Path) -> Iterator[Element]:
    """The names that lead to each element, and its attributes and the texts of its children by name."""
    found: dict[tuple[str, ...], dict[str, str]] = defaultdict(dict)
    for setting in from_xml(path.read_bytes())[0]:
        found[setting.path[:-1]][setting.path[-1].partition("#")[0]] = setting.text
    for places, members in found.items():
        yield tuple(place.partition("#")[0] for place in places), members
