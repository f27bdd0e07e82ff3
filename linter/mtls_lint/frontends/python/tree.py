"""Small readings of a Python syntax tree: children that mean something, literals, dotted names."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from mtls_lint.frontends.base import text
from mtls_lint.ir import nodes as ir

if TYPE_CHECKING:
    from tree_sitter import Node

_ESCAPE = re.compile(r"\\(\r?\n|[0-7]{1,3}|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)", re.DOTALL)
_SIMPLE_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}

COMPARISONS = {
    **{op: op for op in ("==", "!=", "<", "<=", ">", ">=", "in", "not in")},
    **{"<>": "!=", "is": "==", "is not": "!="},
}
"""The comparison operators by the one they mean; ``not in`` is a negated ``in``."""


def parts(node: Node) -> list[Node]:
    """The named children without comments, line continuations and what did not parse."""
    return [child for child in node.named_children if not child.is_extra and not child.is_error]


def first(node: Node) -> Node | None:
    """The first child that means something, if there is one."""
    return next((child for child in node.named_children if not child.is_extra and not child.is_error), None)


def word(node: Node | None) -> str:
    """The text of a name; ``?`` for one that broken source lacks."""
    return (text(node) if node is not None else "") or "?"


_MEMBER_KINDS = (
    *("staticmethod", "classmethod", "property", "cached_property", "override", "abstractmethod", "overload"),
    *("setter", "getter", "deleter"),
)


def decorators_of(decorated: Node | None) -> list[Node]:
    """The expressions applied to a definition, top to bottom; not those that only name a kind of member."""
    children = parts(decorated) if decorated is not None else []
    found = [first(child) for child in children if child.type == "decorator"]
    return [node for node in found if node is not None and text(node).rpartition(".")[2] not in _MEMBER_KINDS]


def is_async(node: Node) -> bool:
    """Whether a ``def``, ``with`` or ``for`` is asynchronous."""
    return node.child_count > 0 and node.children[0].type == "async"


def dotted(node: Node | None) -> str:
    """``a.b`` as written; the called or subscripted name of a call or subscript; else empty."""
    while node is not None and node.type in ("call", "subscript", "parenthesized_expression", "generic_type"):
        inner = node.child_by_field_name("function") or node.child_by_field_name("value")
        node = inner or first(node)
    if node is None or node.type not in ("identifier", "attribute", "dotted_name"):
        return ""
    name = "".join(text(node).split())
    return name if name.replace(".", "").isidentifier() else ""


def _unescape(match: re.Match[str]) -> str:
    code = match.group(1)
    if code[0] in "xuU" and len(code) > 1:
        point = int(code[1:], 16)
        return chr(point) if point <= 0x10FFFF else "\ufffd"
    if code[0] in "01234567":
        return chr(int(code, 8))
    if code.endswith("\n"):
        return ""
    return _SIMPLE_ESCAPES.get(code, code if code in "\\'\"" else f"\\{code}")


def string_piece(content: Node, literal: Node) -> str:
    """What one ``string_content`` of a string literal stands for."""
    piece = text(content)
    if "\\" not in piece or "r" in text(literal.children[0]).lower():
        return piece
    return _ESCAPE.sub(_unescape, piece)


def string_value(node: Node) -> str | None:
    """The value of a string literal (adjacent ones joined), or None when it interpolates."""
    literals = parts(node) if node.type == "concatenated_string" else [node]
    value = ""
    for literal in literals:
        for child in literal.named_children:
            if child.type == "interpolation":
                return None
            if child.type == "string_content":
                value += string_piece(child, literal)
    return value


def number_value(node: Node) -> int | float | str:
    """The value of a numeric literal; as written when no finite number of ours stands for it."""
    written = text(node)
    try:
        return int(written, 0)
    except ValueError:
        pass
    try:
        value = float(written)
    except ValueError:
        return written
    return value if math.isfinite(value) else written


def constant(node: Node) -> tuple[ir.Literal] | None:
    """The value of a literal in a 1-tuple (None is a value), or None when the node is no literal."""
    kind = node.type
    if kind in ("string", "concatenated_string"):
        value = string_value(node)
        return None if value is None else (value,)
    if kind in ("integer", "float"):
        return (number_value(node),)
    return _KEYWORDS.get(kind)


_KEYWORDS: dict[str, tuple[ir.Literal]] = {"true": (True,), "false": (False,), "none": (None,)}


_TARGET_GROUPS = frozenset(
    (
        *("pattern_list", "tuple_pattern", "list_pattern", "list_splat_pattern", "as_pattern_target"),
        *("tuple", "list", "list_splat", "expression_list", "parenthesized_expression"),
    )
)


def target_names(target: Node) -> list[str]:
    """The names that an assignment to ``target`` binds; attributes and subscripts bind none."""
    names: list[str] = []
    pending = [target]
    while pending:
        node = pending.pop()
        if node.type == "identifier":
            names.append(word(node))
        elif node.type in _TARGET_GROUPS:
            pending.extend(node.named_children)
    return names
