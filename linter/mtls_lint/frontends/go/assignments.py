"""Declarations of variables and assignments, of one value or several."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from mtls_lint.frontends.base import span, text
from mtls_lint.frontends.go.calls import conversion
from mtls_lint.frontends.go.functions import zero
from mtls_lint.frontends.go.lowering import Lowering, statement
from mtls_lint.frontends.go.names import parts
from mtls_lint.ir import nodes as ir

if TYPE_CHECKING:
    from tree_sitter import Node

Bind = Callable[["Node", str], None]
"""Gives the value an operand holds to what a node on the left side names."""


def items(node: Node | None) -> list[Node]:
    """The expressions of an expression list, or the expression itself."""
    if node is None:
        return []
    return parts(node) if node.type == "expression_list" else [node]


def binder(low: Lowering, node: Node) -> Bind:
    """How a statement with ``:=`` or ``=`` binds its left side."""
    is_new = any(child.type == ":=" for child in node.children)

    def declare(target: Node, value: str) -> None:
        if target.type == "identifier":
            low.emit(ir.Copy(low.frame.declare(text(target)), value, span(target)))

    def assign(target: Node, value: str) -> None:
        store(low, target, value, span(node))

    return declare if is_new else assign


def store(low: Lowering, target: Node, value: str, where: ir.Span) -> None:
    """Assigns to a variable, a member, an entry or what a pointer points to."""
    while target.type in ("parenthesized_expression", "unary_expression") and parts(target):
        target = parts(target)[0]
    if target.type == "identifier":
        low.frame.assign(text(target), value, where)
    elif target.type == "selector_expression":
        obj, field = low.expr(target.child_by_field_name("operand")), target.child_by_field_name("field")
        low.emit(ir.SetField(obj, text(field) if field else "?", value, where))
    elif target.type == "index_expression":
        obj = low.expr(target.child_by_field_name("operand"))
        low.emit(ir.SetIndex(obj, low.expr(target.child_by_field_name("index")), value, where))
    else:
        low.expr(target)


def is_blank(target: Node) -> bool:
    """Whether a value is dropped: ``_``."""
    return target.type == "blank_identifier" or (target.type == "identifier" and text(target) == "_")


def bind(low: Lowering, targets: list[Node], values: list[Node], bind_one: Bind) -> None:
    """Evaluates the right side, then binds the left side to it."""
    if len(targets) == 2 and len(values) == 1 and _with_ok(low, targets, values[0], bind_one):
        return
    if len(targets) > 1 and len(values) == 1:
        result = low.expr(values[0])
        for position, target in enumerate(targets):
            if not is_blank(target):
                dst = low.build.temp()
                low.emit(ir.Element(dst, result, position, span(target)))
                bind_one(target, dst)
        return
    held = [_held(low, value, len(values) > 1) for value in values]
    for target, operand in zip(targets, held, strict=False):
        if not is_blank(target):
            bind_one(target, operand)


def _held(low: Lowering, value: Node, keep: bool) -> str:
    """An operand for a value; ``keep`` when assignments may come between its evaluation and its use."""
    operand = low.expr(value)
    if not keep or operand.startswith("%"):
        return operand
    dst = low.build.temp()
    low.emit(ir.Copy(dst, operand, span(value)))
    return dst


def _with_ok(low: Lowering, targets: list[Node], value: Node, bind_one: Bind) -> bool:
    """``v, ok :=`` an entry, a type assertion or a received value: lowers it and says so."""
    while value.type == "parenthesized_expression" and parts(value):
        value = parts(value)[0]
    where = span(value)
    is_receive = value.type == "unary_expression" and any(child.type == "<-" for child in value.children)
    if value.type == "type_assertion_expression":
        operand = low.expr(value.child_by_field_name("operand"))
        type_ = low.file.type_name(value.child_by_field_name("type"))
        ok = low.build.temp()
        low.emit(ir.TypeTest(ok, operand, type_ or "any", where))
        result = conversion(low, operand, type_, where)
    elif value.type == "index_expression" or is_receive:
        result, nothing, ok = low.expr(value), low.build.const(None, where), low.build.temp()
        low.emit(ir.Compare(ok, "!=", result, nothing, where))
    else:
        return False
    for target, operand in zip(targets, (result, ok), strict=True):
        if not is_blank(target):
            bind_one(target, operand)
    return True


@statement("short_var_declaration")
def _short(low: Lowering, node: Node) -> None:
    targets, values = items(node.child_by_field_name("left")), items(node.child_by_field_name("right"))
    bind(low, targets, values, binder(low, node))


@statement("assignment_statement")
def _assignment(low: Lowering, node: Node) -> None:
    targets, values = items(node.child_by_field_name("left")), items(node.child_by_field_name("right"))
    operator = node.child_by_field_name("operator")
    sign = text(operator) if operator else "="
    if sign == "=" or len(targets) != 1:
        bind(low, targets, values, binder(low, node))
        return
    operands = (low.expr(targets[0]), *low.each(values))
    store(low, targets[0], low.build.combine(sign.removesuffix("="), operands, span(node)), span(node))


@statement("inc_statement", "dec_statement")
def _step(low: Lowering, node: Node) -> None:
    for target in parts(node)[:1]:
        operands = low.expr(target), low.build.const(1, span(node))
        sign = "+" if node.type == "inc_statement" else "-"
        store(low, target, low.build.combine(sign, operands, span(node)), span(node))


def _names(node: Node) -> list[Node]:
    return [name for name in node.children_by_field_name("name") if name.is_named]


@statement("var_spec")
def _var(low: Lowering, node: Node) -> None:
    """A variable with a type but no value holds the type's zero value, at file level too."""
    type_ = node.child_by_field_name("type")
    name = low.file.type_name(type_)
    targets, values = _names(node), items(node.child_by_field_name("value"))

    def declare(target: Node, value: str) -> None:
        typed = conversion(low, value, name, span(node))
        local = low.frame.declare(text(target))
        if low.frame.is_module:
            low.emit(ir.Store(local, typed, span(node)))
        else:
            low.emit(ir.Copy(local, typed, span(node)))

    if values:
        bind(low, targets, values, declare)
        return
    for target in targets:
        if not is_blank(target):
            initial = zero(low, type_, span(node))
            emit = ir.Store if low.frame.is_module else ir.Copy
            local = low.frame.declare(text(target))
            low.emit(emit(local, initial, span(node)))
            if type_ is not None and type_.type == "pointer_type":
                low.frame.unset[local] = type_


@statement("const_spec")
def _const(low: Lowering, node: Node) -> None:
    """A constant without a value counts on from the one above it.

    One that is computed from its place in the list is told from the others by its name: which number it is says
    nothing.
    """
    group = [each for each in node.parent.named_children if each.type == "const_spec"] if node.parent else [node]
    until = group[: group.index(node) + 1]
    value = next((text(v) for each in reversed(until) if (v := each.child_by_field_name("value"))), "")
    if "iota" not in value and node.child_by_field_name("value") is not None:
        _var(low, node)
        return
    for target in _names(node):
        if not is_blank(target):
            counted = low.build.const(len(until) - 1 if value == "iota" else text(target), span(node))
            emit = ir.Store if low.frame.is_module else ir.Copy
            low.emit(emit(low.frame.declare(text(target)), counted, span(node)))
