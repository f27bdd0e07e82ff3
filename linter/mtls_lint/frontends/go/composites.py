"""Composite literals: structs, maps, slices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtls_lint.frontends.base import span, text
from mtls_lint.frontends.go import literals
from mtls_lint.frontends.go.lowering import Lowering, expression
from mtls_lint.frontends.go.names import LISTS, parts
from mtls_lint.ir import nodes as ir

if TYPE_CHECKING:
    from tree_sitter import Node

_SHAPES = frozenset({"struct_type", "map_type"}) | LISTS


@expression("composite_literal")
def _composite(low: Lowering, node: Node) -> str:
    body = node.child_by_field_name("body")
    return _literal(low, node.child_by_field_name("type"), parts(body) if body else [], span(node))


@expression("literal_value")
def _untyped(low: Lowering, node: Node) -> str:
    return _literal(low, None, parts(node), span(node))


@expression("literal_element")
def _element(low: Lowering, node: Node) -> str:
    inner = parts(node)
    return low.expr(inner[0] if inner else None)


def _literal(low: Lowering, type_: Node | None, elements: list[Node], where: ir.Span) -> str:
    """Lowers the elements of a literal of a type; None when the type is not written.

    Elements without keys are the fields of a struct of this file in their order, else a list, which keeps
    its declared type by a cast.
    """
    shape = type_.type if type_ is not None else ""
    name = low.file.type_name(type_)
    if shape not in _SHAPES:
        shape = low.file.shapes.get(name, "")
    keyed = any(element.type == "keyed_element" for element in elements)
    fields = list(low.file.types[name].fields) if shape == "struct_type" and name in low.file.types else []
    if shape in LISTS or (not keyed and len(elements) > len(fields)):
        return _list(low, type_, name, elements, where)
    inner = _element_type(type_)
    entries: list[ir.Entry] = []
    for position, element in enumerate(elements):
        if element.type == "keyed_element":
            entries.append(_entry(low, element, shape, name, inner))
        elif position < len(fields):
            entries.append(ir.Entry(fields[position], _value(low, element, inner), span(element)))
        else:
            entries.append(ir.Entry(None, _value(low, element, inner), span(element)))
    dst = low.build.temp()
    low.emit(ir.Record(dst, tuple(entries), where, name))
    return dst


def _list(low: Lowering, type_: Node | None, name: str, elements: list[Node], where: ir.Span) -> str:
    inner, items = _element_type(type_), list[str]()
    for element in elements:
        value = element.child_by_field_name("value") if element.type == "keyed_element" else element
        items.append(_value(low, value, inner))
    dst = low.build.temp()
    low.emit(ir.Sequence(dst, tuple(items), where))
    if not name or name.endswith("[]"):
        return dst
    typed = low.build.temp()
    low.emit(ir.Cast(typed, dst, name, where))
    return typed


def _element_type(type_: Node | None) -> Node | None:
    """The type of the elements of a map or list type, which literals among the elements need not repeat."""
    if type_ is None:
        return None
    element = type_.child_by_field_name("value" if type_.type == "map_type" else "element")
    while element is not None and element.type == "pointer_type" and parts(element):
        element = parts(element)[0]
    return element


def _value(low: Lowering, node: Node | None, type_: Node | None) -> str:
    while node is not None and node.type == "literal_element" and parts(node):
        node = parts(node)[0]
    if node is not None and node.type == "literal_value":
        with low.frame.outermost.deeper():
            return _literal(low, type_, parts(node), span(node))
    return low.expr(node)


def _entry(low: Lowering, node: Node, shape: str, name: str, inner: Node | None) -> ir.Entry:
    key_node = node.child_by_field_name("key")
    while key_node is not None and key_node.type == "literal_element" and parts(key_node):
        key_node = parts(key_node)[0]
    key: str | None = None
    computed: str | None = None
    if key_node is not None and key_node.type == "interpreted_string_literal":
        key = literals.string(text(key_node))
    elif key_node is not None and key_node.type == "raw_string_literal":
        key = literals.raw(text(key_node))
    elif key_node is not None and _is_field(key_node, shape, name):
        key = text(key_node)
    else:
        computed = low.expr(key_node)
    value = _value(low, node.child_by_field_name("value"), inner)
    return ir.Entry(key, value, span(node), computed)


def _is_field(key: Node, shape: str, name: str) -> bool:
    """Whether a key names a field; a field of another package's struct starts with a capital letter."""
    if key.type not in ("identifier", "field_identifier") or shape == "map_type":
        return False
    return shape == "struct_type" or "." not in name or text(key)[:1].isupper()
