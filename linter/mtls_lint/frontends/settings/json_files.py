"""JSON, with the comments and trailing commas that programs allow: an expression of the JavaScript grammar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtls_lint import syntax
from mtls_lint.frontends.base import UnreadableError, error_spans, text
from mtls_lint.frontends.settings.keys import Documents, Setting, check_size, parts_of
from mtls_lint.ir.nodes import Span

if TYPE_CHECKING:
    from tree_sitter import Node

_OPENING = b"("


def from_json(content: bytes) -> Documents:
    """The settings of the one document."""
    root = syntax.parse("javascript", _OPENING + content + b"\n)").root_node
    if errors := error_spans(root):
        raise UnreadableError("it is no JSON", max(errors[0].start - len(_OPENING), 0))
    found: list[Setting] = []
    pending: list[tuple[Node, tuple[str, ...], int]] = [(root, (), 0)]
    while pending:
        node, path, start = pending.pop()
        check_size(len(path), len(found), start)
        children = [child for child in node.named_children if child.type != "comment"]
        if node.type in ("program", "expression_statement", "parenthesized_expression"):
            pending += [(child, path, child.start_byte) for child in children]
        elif node.type == "object":
            pending += [entry for pair in reversed(children) if (entry := _entry(pair, path)) is not None]
        elif node.type == "array":
            items = [(item, (*path, str(place)), item.start_byte) for place, item in enumerate(children)]
            pending += reversed(items)
        elif path:
            found.append(Setting(path, _scalar(node), Span(start - len(_OPENING), node.end_byte - len(_OPENING))))
    return [found]


def _entry(pair: Node, path: tuple[str, ...]) -> tuple[Node, tuple[str, ...], int] | None:
    key, value = pair.child_by_field_name("key"), pair.child_by_field_name("value")
    if key is None or value is None:
        return None
    return value, (*path, *parts_of(_scalar(key))), pair.start_byte


def _scalar(node: Node) -> str:
    return text(node)[1:-1] if node.type == "string" else text(node)
