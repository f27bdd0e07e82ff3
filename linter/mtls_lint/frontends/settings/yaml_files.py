"""YAML: one document after the other, read from the parser's events, so that no nesting or alias is too much."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

import yaml
from yaml import events

from mtls_lint.frontends.base import UnreadableError
from mtls_lint.frontends.settings.keys import Documents, Setting, check_size, parts_of
from mtls_lint.ir.nodes import Span

if TYPE_CHECKING:
    from yaml._yaml import Mark as NativeMark
    from yaml.error import Mark as PlainMark

    Mark = NativeMark | PlainMark

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WORDS = {"yes": "true", "on": "true", "no": "false", "off": "false"}
"""What YAML 1.1, which most programs still read, says for booleans besides ``true`` and ``false``."""


@dataclass(slots=True)
class _Level:
    """A mapping or list being read: where it stands, what comes next, and what was read before it began."""

    path: tuple[str, ...]
    is_list: bool
    anchor: str | None
    before: int
    key: tuple[str, ...] | None = None
    key_at: int = 0
    count: int = 0


def from_yaml(content: bytes) -> Documents:
    """The settings of each document."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableError("it is not UTF-8", error.start) from None
    offsets = None if text.isascii() else list(accumulate((len(c.encode()) for c in text), initial=0))
    reader = _Reader(offsets)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            reader.take(event)
    except yaml.MarkedYAMLError as error:
        reason = f"it is no YAML: {error.problem or error.context}"
        raise UnreadableError(reason, reader.offset(error.problem_mark)) from None
    except yaml.YAMLError as error:
        raise UnreadableError(f"it is no YAML: {' '.join(str(error).split())}", 0) from None
    return reader.documents


class _Reader:
    """Follows the events with a stack of the levels around them."""

    def __init__(self, offsets: list[int] | None) -> None:
        self.documents: Documents = []
        self._offsets = offsets
        self._levels: list[_Level] = []
        self._anchors: dict[str, list[Setting]] = {}
        self._read = 0

    def offset(self, mark: Mark | None) -> int:
        """The byte offset of the character that a mark stands before."""
        index = mark.index if mark is not None else 0
        return self._offsets[min(index, len(self._offsets) - 1)] if self._offsets is not None else index

    def take(self, event: yaml.Event) -> None:
        """Follows one event."""
        if isinstance(event, events.DocumentStartEvent):
            self.documents.append([])
            self._anchors = {}
        elif isinstance(event, events.CollectionEndEvent):
            level = self._levels.pop()
            if level.anchor:
                self._anchors[level.anchor] = self._relative(self.documents[-1][level.before :], level.path)
        elif isinstance(event, events.NodeEvent):
            self._node(event)

    def _node(self, event: events.NodeEvent) -> None:
        level = self._levels[-1] if self._levels else None
        start = self.offset(event.start_mark)
        if level is not None and not level.is_list and level.key is None:
            if not isinstance(event, events.ScalarEvent):
                raise UnreadableError("a key in it is no plain text", start)
            level.key, level.key_at = parts_of(event.value), start
            return
        path, begin = self._next_path(level, start)
        if isinstance(event, events.CollectionStartEvent):
            check_size(len(path), self._read, start)
            is_list = isinstance(event, events.SequenceStartEvent)
            self._levels.append(_Level(path, is_list, event.anchor, len(self.documents[-1])))
        elif isinstance(event, events.ScalarEvent):
            text = _WORDS.get(event.value.lower(), event.value) if event.implicit[0] else event.value
            setting = Setting(path, text, Span(begin, self.offset(event.end_mark)))
            self._keep([setting])
            if event.anchor:
                self._anchors[event.anchor] = self._relative([setting], path)
        elif event.anchor:
            known = self._anchors.get(event.anchor, [])
            self._keep([one._replace(path=(*path, *one.path)) for one in known])

    def _next_path(self, level: _Level | None, start: int) -> tuple[tuple[str, ...], int]:
        """Where the value that comes now stands; what is merged (``<<``) stands where it is merged into."""
        if level is None:
            return (), start
        if level.is_list:
            level.count += 1
            merged = level.path[-1:] == ("<<",)
            return level.path[:-1] if merged else (*level.path, str(level.count - 1)), start
        key, level.key = level.key or (), None
        path = (*level.path, *key)
        return path, level.key_at

    def _keep(self, settings: list[Setting]) -> None:
        for one in settings:
            path = tuple(part for part in one.path if part != "<<")
            check_size(len(path), self._read, one.span.start)
            self._read += 1
            self.documents[-1].append(one._replace(path=path))

    @staticmethod
    def _relative(settings: list[Setting], path: tuple[str, ...]) -> list[Setting]:
        """The settings as seen from a level, for an alias that repeats it elsewhere."""
        depth = sum(part != "<<" for part in path)
        return [one._replace(path=one.path[depth:]) for one in settings]
