"""Names, literals, operators, chains of members and calls, function literals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtls_lint.frontends.base import span, text
from mtls_lint.frontends.go import literals
from mtls_lint.frontends.go.calls import call, conversion
from mtls_lint.frontends.go.functions import lower_function
from mtls_lint.frontends.go.lowering import Lowering, expression
from mtls_lint.frontends.go.names import BUILTIN_TYPES, TYPES, parts
from mtls_lint.ir import nodes as ir

if TYPE_CHECKING:
    from tree_sitter import Node

_CHAIN = {
    "call_expression": "function",
    "selector_expression": "operand",
    "index_expression": "operand",
    "slice_expression": "operand",
    "type_assertion_expression": "operand",
}
_COMPARISONS = frozenset({"==", "!=", "<", "<=", ">", ">="})


@expression("field_identifier", "package_identifier", "iota", "label_name")
def _name(low: Lowering, node: Node) -> str:
    return low.frame.value_of(text(node), span(node))


@expression("nil", "true", "false")
def _constant(low: Lowering, node: Node) -> str:
    return low.build.const({"nil": None, "true": True}.get(node.type, False), span(node))


@expression("interpreted_string_literal", "rune_literal")
def _string(low: Lowering, node: Node) -> str:
    return low.build.const(literals.string(text(node)), span(node))


@expression("raw_string_literal")
def _raw_string(low: Lowering, node: Node) -> str:
    return low.build.const(literals.raw(text(node)), span(node))


@expression("int_literal", "float_literal", "imaginary_literal")
def _number(low: Lowering, node: Node) -> str:
    return low.build.const(literals.number(text(node)), span(node))


@expression("parenthesized_expression")
def _parenthesized(low: Lowering, node: Node) -> str:
    inner = parts(node)
    return low.expr(inner[0] if inner else None)


@expression("expression_list")
def _several(low: Lowering, node: Node) -> str:
    """Several values where one is expected are one value with elements: the result of a return."""
    values = low.each(parts(node))
    if len(values) == 1:
        return values[0]
    dst = low.build.temp()
    low.emit(ir.Sequence(dst, values, span(node)))
    return dst


@expression("unary_expression")
def _unary(low: Lowering, node: Node) -> str:
    operator, operand = node.child_by_field_name("operator"), node.child_by_field_name("operand")
    sign = text(operator) if operator else ""
    if sign == "-" and operand is not None and operand.type in ("int_literal", "float_literal"):
        value = literals.number(text(operand))
        if isinstance(value, int | float):
            return low.build.const(-value, span(node))
    value_of = low.expr(operand)
    if sign in ("&", "*"):
        if value_of.startswith("%"):
            return value_of
        dst = low.build.temp()
        low.emit(ir.Copy(dst, value_of, span(node)))
        return dst
    if sign == "!":
        dst = low.build.temp()
        low.emit(ir.Not(dst, value_of, span(node)))
        return dst
    return low.build.combine("receive" if sign == "<-" else sign or "unary", (value_of,), span(node))


@expression("binary_expression")
def _binary(low: Lowering, node: Node) -> str:
    """``a + b + c`` is left-deep and can be long: it is unwound to its first operand."""
    links: list[Node] = []
    first: Node | None = node
    while first is not None and first.type == "binary_expression":
        links.append(first)
        first = first.child_by_field_name("left")
    value = low.expr(first)
    for link in reversed(links):
        value = _operator(low, link, value)
    return value


def _operator(low: Lowering, node: Node, left: str) -> str:
    operator, right = node.child_by_field_name("operator"), node.child_by_field_name("right")
    sign = text(operator) if operator else "?"
    if sign == "&&":
        return low.build.choose(left, lambda: low.expr(right), lambda: left, span(node))
    if sign == "||":
        return low.build.choose(left, lambda: left, lambda: low.expr(right), span(node))
    operands = left, low.expr(right)
    if sign not in _COMPARISONS:
        return low.build.combine(sign, operands, span(node))
    dst = low.build.temp()
    low.emit(ir.Compare(dst, sign, *operands, span(node)))
    return dst


@expression(*_CHAIN)
def _chain(low: Lowering, node: Node) -> str:
    """Chains of members and calls are left-deep and can be long: they are unwound to their first link."""
    links: list[Node] = []
    first: Node | None = node
    while first is not None and first.type in _CHAIN:
        links.append(first)
        first = first.child_by_field_name(_CHAIN[first.type])
    links.reverse()
    links = [
        link
        for link, following in zip(links, [*links[1:], None], strict=True)
        if following is None or following.type != "call_expression" or not _is_instantiation(low, link)
    ]
    if links[0].type == "call_expression":
        value = call(low, links[0], None, None)
        links = links[1:]
    else:
        value = low.expr(first)
    member: Node | None = None
    for position, link in enumerate(links):
        following = links[position + 1].type if position + 1 < len(links) else ""
        if link.type == "selector_expression" and following == "call_expression":
            member = link.child_by_field_name("field")
        elif link.type == "call_expression":
            value, member = call(low, link, value, member), None
        else:
            value = _link(low, link, value)
    return value


def _is_instantiation(low: Lowering, link: Node) -> bool:
    """Whether ``f[T]`` before a call names a generic function's type argument, as far as this file tells."""
    index = link.child_by_field_name("index") if link.type == "index_expression" else None
    if index is None:
        return False
    if index.type == "selector_expression":
        operand = index.child_by_field_name("operand")
        return operand is not None and text(operand) in low.file.imports and not low.frame.is_local(text(operand))
    name = text(index)
    is_type = index.type == "identifier" and (name in BUILTIN_TYPES or name in low.file.types)
    return index.type in TYPES or (is_type and not low.frame.is_local(name))


def _link(low: Lowering, node: Node, value: str) -> str:
    """One link of a chain that is no call, applied to the value of what is before it."""
    if node.type == "selector_expression":
        field = node.child_by_field_name("field")
        return low.build.field(value, text(field), span(node)) if field else value
    if node.type == "slice_expression":
        bounds = [node.child_by_field_name(name) for name in ("start", "end", "capacity")]
        limits = low.each([bound for bound in bounds if bound is not None])
        return low.build.combine("slice", (value, *limits), span(node))
    if node.type == "type_assertion_expression":
        type_ = low.file.type_name(node.child_by_field_name("type"))
        return conversion(low, value, type_, span(node))
    operand, index = node.child_by_field_name("operand"), node.child_by_field_name("index")
    if operand is None or index is None:
        return value
    item = low.frame.item_at(text(operand), text(index))
    if item is not None:
        return item
    if text(index).replace(" ", "") == f"len({text(operand)})-1":
        key = low.build.const(-1, span(node))
    else:
        key = low.expr(index)
    dst = low.build.temp()
    low.emit(ir.Index(dst, value, key, span(node)))
    return dst


@expression("type_conversion_expression")
def _type_conversion(low: Lowering, node: Node) -> str:
    """``[]byte(s)``; also ``f[T](x)``, which only types could tell from a conversion to a generic type."""
    type_, operand = node.child_by_field_name("type"), node.child_by_field_name("operand")
    name = low.file.type_name(type_)
    if type_ is None or type_.type != "generic_type" or name in low.file.types:
        return conversion(low, low.expr(operand), name, span(node))
    generic = type_.child_by_field_name("type")
    function = generic if generic is not None else type_
    package, member = function.child_by_field_name("package"), function.child_by_field_name("name")
    if low.frame.is_local(text(package or function)):
        item = _item(low, type_, function, package, member)
        dst = low.build.temp()
        low.emit(ir.Call(dst, item, (ir.Arg(low.expr(operand)),), span(node), anchor=span(function)))
        return dst
    if package is not None and member is not None:
        callee, method, anchor = low.expr(package), text(member), span(member)
    else:
        callee, method, anchor = low.frame.value_of(text(function), span(function)), "", span(function)
    dst = low.build.temp()
    args = (ir.Arg(low.expr(operand)),)
    low.emit(ir.Call(dst, callee, args, span(node), method=method, anchor=anchor))
    return dst


def _item(low: Lowering, type_: Node, listed: Node, owner: Node | None, member: Node | None) -> str:
    """The item of a list of functions that is called where the grammar reads the list's place as a type."""
    arguments = type_.child_by_field_name("type_arguments")
    place = text(parts(arguments)[0]) if arguments is not None and parts(arguments) else ""
    if (item := low.frame.item_at(text(listed), place)) is not None:
        return item
    value = low.frame.value_of(text(owner or listed), span(listed))
    if owner is not None and member is not None:
        value = low.build.field(value, text(member), span(listed))
    dst = low.build.temp()
    low.emit(ir.Index(dst, value, low.frame.value_of(place, span(type_)), span(type_)))
    return dst


@expression("type_instantiation_expression")
def _instantiation(low: Lowering, node: Node) -> str:
    generic = node.child_by_field_name("type")
    return low.frame.value_of(text(generic), span(generic)) if generic else low.expr(None)


@expression("func_literal")
def _literal(low: Lowering, node: Node) -> str:
    dst = low.build.temp()
    low.frame.literals += 1
    name = f"{low.frame.name}${low.frame.literals}"
    low.emit(ir.Closure(dst, lower_function(low.file, node, name, low.frame), span(node)))
    return dst
