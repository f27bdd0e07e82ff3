"""Edits by spans: what a row's query or pattern finds in a region of a file, and the bytes that change."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from mtls_lint.syntax import grammar, parse
from mtls_lint.syntax.statements import statement_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tree_sitter import Node, Query, Tree

    from mtls_lint.fix.table import Import, Row, Table

_FUNCTION = re.compile(r"function|method|constructor|lambda")
_REPLACED = ("at", "into")
_WITHIN = re.compile(rb"[\w\x80-\xff]{2}")
_HOLES = re.compile(r"\{(\w+)\}")
"""In a replacement, where the text of a capture goes."""


@dataclass(frozen=True, slots=True)
class Span:
    """New bytes for those between two offsets (``end`` exclusive)."""

    start: int
    end: int
    text: bytes


def by_query(row: Row, table: Table, name: str, content: bytes, region: tuple[int, int]) -> list[Span]:
    """The changes that a row makes in a region of a file; none where it finds nothing, or not one clear place.

    Looked at are the region, else its first line, else the statement around it, and for something to add to the
    function around it: the nearest that has a match.

    Args:
        row: the edit.
        table: the language's, for its imports.
        name: the grammar's.
        content: the file.
        region: the byte offsets of the finding.
    """
    tree = parse(name, content)
    found = list(_matches(name, row.query, tree))
    for start, end in _scopes(tree, content, region, wide=bool(row.add)):
        near = [match for match in found if _overlaps(match, start, end)]
        if len(near) == 1 or (near and row.many):
            return _changes(row, table, name, tree, content, near)
        if near:
            return []
    return []


def by_pattern(row: Row, content: bytes, region: tuple[int, int]) -> list[Span]:
    """The change that a row makes in the lines of a region of a configuration file."""
    start = content.rfind(b"\n", 0, region[0]) + 1
    end = content.find(b"\n", region[1])
    lines = content[start : end if end >= 0 else len(content)].decode("utf-8", "surrogateescape")
    matches = list(re.finditer(row.pattern, lines, re.IGNORECASE))
    if len(matches) != 1:
        return []
    (match,) = matches
    word = match["at"]
    text = row.text if isinstance(row.text, str) else row.text[word.lower()]
    first = start + len(lines[: match.start("at")].encode("utf-8", "surrogateescape"))
    text = text.upper() if word.isupper() else text
    return [Span(first, first + len(word.encode()), text.encode())]


def _scopes(tree: Tree, content: bytes, region: tuple[int, int], *, wide: bool) -> Iterator[tuple[int, int]]:
    yield region
    line_end = content.find(b"\n", region[0])
    yield content.rfind(b"\n", 0, region[0]) + 1, line_end if line_end >= 0 else len(content)
    around = statement_of(tree.root_node, *region)
    if around is not None:
        yield around.start_byte, around.end_byte
    while wide and around is not None:
        around = around.parent
        if around is not None and _FUNCTION.search(around.type):
            yield around.start_byte, around.end_byte
            return


_Match = dict[str, list["Node"]]


def _matches(name: str, query: str, tree: Tree) -> Iterator[_Match]:
    """The matches in the whole file, one for each place however many ways a query takes to it."""
    seen: set[tuple[int, int]] = set()
    for captures in _captures(name, query, tree):
        place = _target(captures)
        if (place.start_byte, place.end_byte) not in seen:
            seen.add((place.start_byte, place.end_byte))
            yield captures


def _captures(name: str, query: str, tree: Tree) -> Iterator[_Match]:
    from tree_sitter import QueryCursor

    return (captures for _, captures in QueryCursor(_query(name, query)).matches(tree.root_node))


@cache
def _query(name: str, text: str) -> Query:
    from tree_sitter import Query

    return Query(grammar(name), text)


def _target(captures: _Match) -> Node:
    """What is replaced or added to."""
    return next(captures[name][0] for name in _REPLACED if name in captures)


def _overlaps(captures: _Match, start: int, end: int) -> bool:
    node = captures["here"][0] if "here" in captures else _target(captures)
    return node.start_byte < end and start < node.end_byte


def _changes(row: Row, table: Table, name: str, tree: Tree, content: bytes, near: Sequence[_Match]) -> list[Span]:
    if row.drop:
        changes = _dropped([_target(match) for match in near], content)
    elif row.add:
        changes = [_added(_target(near[0]), row.add.encode(), content)]
    else:
        assert isinstance(row.text, str)
        target = _target(near[0])
        texts = {key: content[nodes[0].start_byte : nodes[0].end_byte] for key, nodes in near[0].items()}
        parts = _HOLES.split(row.text)
        text = b"".join(texts[part] if hole % 2 else part.encode() for hole, part in enumerate(parts))
        changes = [Span(target.start_byte, target.end_byte, text)]
    for wanted in row.imports if changes else ():
        changes += _imported(table, name, tree, content, wanted, changes)
    return [_trimmed(change, content) for change in changes]


def _dropped(nodes: list[Node], content: bytes) -> list[Span]:
    """The nodes taken out of their list with a comma each, or out of their block with their line.

    A list is never left empty where several alternatives stood in it.
    """
    parent = nodes[0].parent
    siblings = [node for node in parent.named_children if node.type != "comment"] if parent else []
    if parent is None or len(nodes) >= len(siblings) > 1:
        return []
    return [_without(node, content) for node in nodes]


def _without(node: Node, content: bytes) -> Span:
    start, end = node.start_byte, node.end_byte
    after, before = node.next_sibling, node.prev_sibling
    if after is not None and after.type == ",":
        following = after.next_sibling
        if following is not None and following.is_named and following.start_point[0] == node.end_point[0]:
            return Span(start, following.start_byte, b"")
        end = after.end_byte
    elif before is not None and before.type == ",":
        return Span(before.start_byte, end, b"")
    line = content.rfind(b"\n", 0, start) + 1
    rest = content.find(b"\n", end)
    stop = rest + 1 if rest >= 0 else len(content)
    if not content[line:start].strip() and not content[end:stop].strip():
        return Span(line, stop, b"")
    return Span(start, end, b"")


def _added(container: Node, text: bytes, content: bytes) -> Span:
    """One more item, behind the last one of a list in brackets or braces."""
    items = [node for node in container.named_children if node.type != "comment"]
    closing = container.children[-1]
    if not items:
        return Span(closing.start_byte, closing.start_byte, text)
    last = items[-1]
    line = content[content.rfind(b"\n", 0, last.start_byte) + 1 : last.start_byte]
    apart = b"," + (b" " if line.strip() else _line_end(content) + line)
    return Span(last.end_byte, last.end_byte, apart + text)


def _line_end(content: bytes) -> bytes:
    first = content.find(b"\n")
    return b"\r\n" if first > 0 and content[first - 1 : first] == b"\r" else b"\n"


def _imported(
    table: Table, name: str, tree: Tree, content: bytes, wanted: Import, changes: list[Span]
) -> Iterator[Span]:
    """The import that a replacement needs, in place of one that nothing uses any more or below the first."""
    for query, template in table.imports:
        specs = {
            content[match["path"][0].start_byte : match["path"][0].end_byte].strip(b'"').decode(): match["spec"][0]
            for match in _captures(name, query, tree)
        }
        if not specs:
            continue
        line = template.format(name=wanted.name).encode()
        old = specs.get(wanted.replaces)
        uses = len(re.findall(rb"\b%s\s*\." % wanted.word.encode(), content)) if wanted.word else 0
        if old is not None and uses <= len(changes):
            yield _without(old, content) if wanted.name in specs else Span(old.start_byte, old.end_byte, line)
        elif wanted.name not in specs:
            first = next(iter(specs.values()))
            indent = content[content.rfind(b"\n", 0, first.start_byte) + 1 : first.start_byte]
            yield Span(first.end_byte, first.end_byte, _line_end(content) + indent + line)
        return


def _trimmed(change: Span, content: bytes) -> Span:
    """The change without the words that stay the same at its ends."""
    old, new = content[change.start : change.end], change.text
    head = _same(old, new)
    while head and not _parts(old, new, head):
        head -= 1
    tail = _same(old[head:][::-1], new[head:][::-1])
    while tail and not _parts(old, new, -tail):
        tail -= 1
    return Span(change.start + head, change.end - tail, new[head : len(new) - tail])


def _same(one: bytes, other: bytes) -> int:
    """How many bytes two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _parts(old: bytes, new: bytes, at: int) -> bool:
    """Whether both texts may be cut there, counted from the end when negative: within no word and no character."""
    return not any(
        _WITHIN.fullmatch(text, (at % len(text)) - 1, (at % len(text)) + 1) for text in (old, new) if text
    )
