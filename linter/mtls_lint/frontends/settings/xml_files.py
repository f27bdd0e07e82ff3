"""XML: attributes and texts of elements, by the names of the elements around them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from xml.parsers import expat

from mtls_lint.frontends.base import UnreadableError
from mtls_lint.frontends.settings.keys import Documents, Setting, check_size
from mtls_lint.ir.nodes import Span

_NAMING = ("name", "key")
"""Attributes that, with none but ``value`` beside them, name a setting of which that or the text is the value."""


@dataclass(slots=True)
class _Element:
    path: tuple[str, ...]
    start: int
    texts: list[str] = field(default_factory=list)
    children: Counter[str] = field(default_factory=Counter)


def from_xml(content: bytes) -> Documents:
    """The settings of the one document; entities are not expanded."""
    reader = _Reader(content)
    try:
        reader.parser.Parse(content, True)  # noqa: FBT003 - a positional parameter of the C function
    except expat.ExpatError as error:
        reason = f"it is no XML: {expat.ErrorString(error.code)}"
        raise UnreadableError(reason, max(reader.parser.ErrorByteIndex, 0)) from None
    return [reader.found]


class _Reader:
    """Follows the parser through the elements."""

    def __init__(self, content: bytes) -> None:
        self.found: list[Setting] = []
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.EntityDeclHandler = self._entity
        self._content = content
        self._elements = [_Element((), 0)]

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        around, start = self._elements[-1], self.parser.CurrentByteIndex
        name = tag.rpartition(":")[2]
        plain = attributes.keys() <= {*_NAMING, "value"}
        named = next((attributes[key] for key in _NAMING if plain and attributes.get(key)), "")
        around.children[name] += not named
        repeated = not named and around.children[name] > 1
        path = (*around.path, f"{name}#{around.children[name]}" if repeated else name, *([named] if named else ()))
        check_size(len(path), len(self.found), start)
        self._elements.append(_Element(path, start))
        for key, value in attributes.items():
            if key in _NAMING and named:
                continue
            target = path if named and key == "value" else (*path, key)
            self.found.append(Setting(target, value, self._attribute(start, key)))

    def _attribute(self, start: int, name: str) -> Span:
        """Where an attribute of the element that starts here stands."""
        written = re.compile(rb"\s(" + re.escape(name.encode()) + rb"\s*=\s*(?:\"[^\"]*\"|'[^']*'))")
        found = written.search(self._content, start)
        return Span(*found.span(1)) if found else Span(start, start + 1)

    def _text(self, text: str) -> None:
        self._elements[-1].texts.append(text)

    def _end(self, tag: str) -> None:
        del tag
        element = self._elements.pop()
        if not element.children and (text := "".join(element.texts).strip()):
            self.found.append(Setting(element.path, text, Span(element.start, self.parser.CurrentByteIndex)))

    def _entity(self, *declared: object) -> None:
        del declared
        raise UnreadableError("it declares entities, which are not expanded", self.parser.CurrentByteIndex)
