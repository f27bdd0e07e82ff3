"""Literals, strings, object creation, collections, tuples: expressions that make a value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtls_lint.frontends.base import span, text
from mtls_lint.frontends.csharp.calls import call
from mtls_lint.frontends.csharp.literals import LITERALS, literal, unescape, verbatim
from mtls_lint.frontends.csharp.lowering import Lowering, expression
from mtls_lint.frontends.csharp.names import operands, simple_name
from mtls_lint.frontends.csharp.operators import key
from mtls_lint.ir import nodes as ir

if TYPE_CHECKING:
    from tree_sitter import Node

_ZERO: dict[str, ir.Literal] = {
    "bool": False,
    **dict.fromkeys(("byte", "sbyte", "short", "ushort", "int", "uint", "long", "ulong", "nint", "nuint"), 0),
    **dict.fromkeys(("float", "double", "decimal"), 0.0),
}


@expression(*LITERALS)
def _literal(low: Lowering, node: Node) -> str:
    return low.build.const(literal(node), span(node))


@expression("interpolated_string_expression")
def _interpolated(low: Lowering, node: Node) -> str:
    opening = text(node)[:6]
    escaped = '"""' not in opening
    parts: list[str] = []
    constant = ""
    for child in node.named_children:
        if child.type == "interpolation":
            if constant:
                parts.append(low.build.const(constant, span(node)))
            constant = ""
            parts.append(low.expr(next(part for part in operands(child) if part.type != "interpolation_brace")))
        elif child.type in ("string_content", "escape_sequence"):
            written = text(child)
            if escaped:
                written = verbatim(written) if "@" in opening[:2] else unescape(written)
                written = written.replace("{{", "{").replace("}}", "}")
            constant += written
    if constant or not parts:
        parts.append(low.build.const(constant, span(node)))
    return low.build.combine("template", tuple(parts), span(node))


@expression("default_expression")
def _default(low: Lowering, node: Node) -> str:
    written = node.child_by_field_name("type")
    return low.build.const(_ZERO.get(text(written)) if written is not None else None, span(node))


@expression("typeof_expression", "sizeof_expression")
def _typeof(low: Lowering, node: Node) -> str:
    written = node.child_by_field_name("type")
    type_ = low.file.tested_type(written) if written is not None else "?"
    operator = node.type.removesuffix("_expression")
    return low.build.combine(operator, (low.build.load(type_, span(node)),), span(node))


@expression("throw_expression")
def _throw(low: Lowering, node: Node) -> str:
    value = low.expr(operands(node)[0])
    low.build.emit(ir.Throw(value, span(node)))
    return value


@expression("object_creation_expression")
def _creation(low: Lowering, node: Node) -> str:
    written = node.child_by_field_name("type")
    if written is None:
        return low.build.const(None, span(node))
    type_ = low.file.tested_type(written)
    dst = call(low, node, low.build.load(type_, span(written)), anchor=written, new=True)
    initializer = node.child_by_field_name("initializer")
    if initializer is not None:
        _initialise(low, initializer, dst, type_)
    return dst


@expression("implicit_object_creation_expression")
def _implicit_creation(low: Lowering, node: Node) -> str:
    type_, low.expected = low.expected, ""
    where = span(node)
    callee = low.build.load(type_, where) if type_ else low.build.combine("target type", (), where)
    dst = call(low, node, callee, anchor=node.children[0], new=True)
    for child in node.named_children:
        if child.type == "initializer_expression":
            _initialise(low, child, dst, type_)
    return dst


def _initialise(low: Lowering, initializer: Node, obj: str, type_: str = "") -> None:
    """Lowers ``{ A = b, C = { D = e }, ["k"] = v, { "k", v }, item }`` as assignments to ``obj`` of ``type_``."""
    with low.scope.deeper():
        for entry in operands(initializer):
            where = span(entry)
            left, right = entry.child_by_field_name("left"), entry.child_by_field_name("right")
            if entry.type == "assignment_expression" and left is not None and right is not None:
                _initialise_member(low, obj, left, right, where)
            elif entry.type == "initializer_expression" and len(parts := operands(entry)) == 2:
                name = low.expr(parts[0])
                low.build.emit(ir.SetIndex(obj, name, low.expr(parts[1]), where))
            else:
                items = operands(entry) if entry.type == "initializer_expression" else [entry]
                args = tuple(ir.Arg(low.expr_as(item, _item_type(type_))) for item in items)
                added = low.build.temp()
                low.build.emit(ir.Call(added, obj, args, where, method="Add", anchor=where))


def _initialise_member(low: Lowering, obj: str, left: Node, right: Node, where: ir.Span) -> None:
    by_key = left.type != "identifier"
    if right.type == "initializer_expression":
        if by_key:
            member = low.build.temp()
            low.build.emit(ir.Index(member, obj, key(low, left), span(left)))
        else:
            member = low.build.field(obj, text(left), span(left))
        _initialise(low, right, member)
    elif by_key:
        name = key(low, left)
        low.build.emit(ir.SetIndex(obj, name, low.expr(right), where))
    else:
        low.build.emit(ir.SetField(obj, text(left), low.expr(right), where))


@expression("anonymous_object_creation_expression")
def _anonymous(low: Lowering, node: Node) -> str:
    entries: list[ir.Entry] = []
    parts = operands(node)
    # A member is `name = value` or a lone expression that names it; only the `=` tells them apart.
    named = {
        child.prev_named_sibling.id for child in node.children if child.type == "=" and child.prev_named_sibling
    }
    at = 0
    while at < len(parts):
        start = parts[at]
        if start.id in named and at + 1 < len(parts):
            at += 1
            name = text(start)
        else:
            name = _implied_name(start)
        value = low.expr(parts[at])
        entries.append(ir.Entry(name or None, value, ir.Span(start.start_byte, parts[at].end_byte)))
        at += 1
    return _record(low, entries, span(node))


def _implied_name(node: Node) -> str:
    name = node.child_by_field_name("name") if node.type == "member_access_expression" else node
    return simple_name(name)[0] if name is not None and name.type in ("identifier", "generic_name") else ""


@expression("with_expression")
def _with(low: Lowering, node: Node) -> str:
    parts = operands(node)
    entries = [ir.Entry(None, low.expr(parts[0]), span(parts[0]))]
    for part in parts[1:]:
        name, value = operands(part)[0], operands(part)[-1]
        entries.append(ir.Entry(text(name), low.expr(value), span(part)))
    return _record(low, entries, span(node))


def _record(low: Lowering, entries: list[ir.Entry], where: ir.Span) -> str:
    dst = low.build.temp()
    low.build.emit(ir.Record(dst, tuple(entries), where))
    return dst


def _item_type(collection: str) -> str:
    return collection.removesuffix("[]") if collection.endswith("[]") else ""


@expression("initializer_expression", "tuple_expression")
def _items(low: Lowering, node: Node) -> str:
    type_, low.expected = _item_type(low.expected), ""
    items = [operands(item)[-1] if item.type == "argument" else item for item in operands(node)]
    return low.sequence([low.expr_as(item, type_) for item in items], span(node))


@expression("collection_expression")
def _collection(low: Lowering, node: Node) -> str:
    type_, low.expected = _item_type(low.expected), ""
    items: list[str] = []
    spread = False
    for element in operands(node):
        for part in operands(element):
            spread = spread or part.type == "spread_element"
            items.append(low.expr_as(operands(part)[0], type_))
    if spread:
        return low.build.combine("spread", tuple(items), span(node))
    return low.sequence(items, span(node))


@expression(
    "array_creation_expression",
    "implicit_array_creation_expression",
    "stackalloc_expression",
    "implicit_stackalloc_expression",
)
def _array(low: Lowering, node: Node) -> str:
    written = node.child_by_field_name("type")
    initializer = next((child for child in node.named_children if child.type == "initializer_expression"), None)
    if initializer is not None:
        value = low.expr_as(initializer, low.file.type_of(written))
    else:
        rank = written.child_by_field_name("rank") if written is not None else None
        sizes = tuple(low.expr(size) for size in (operands(rank) if rank is not None else ()))
        value = low.build.combine("array", sizes, span(node))
    type_ = low.file.type_of(written)
    return low.cast(value, type_, span(node)) if type_ else value


@expression("ref_expression", "checked_expression", "declaration_expression")
def _transparent(low: Lowering, node: Node) -> str:
    if node.type == "declaration_expression":
        return low.build.combine("declaration", (), span(node))
    return low.expr(operands(node)[-1])


@expression("range_expression")
def _range(low: Lowering, node: Node) -> str:
    return low.build.combine("..", tuple(low.expr(part) for part in operands(node)), span(node))
