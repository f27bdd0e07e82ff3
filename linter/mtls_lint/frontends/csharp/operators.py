"""Operators: binary chains, comparisons, logic, casts, assignments, conditionals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mtls_lint.frontends.base import span, text
from mtls_lint.frontends.csharp.literals import literal
from mtls_lint.frontends.csharp.lowering import Lowering, expression
from mtls_lint.frontends.csharp.names import operands, simple_name
from mtls_lint.frontends.csharp.patterns import match, swallowed
from mtls_lint.ir import nodes as ir

if TYPE_CHECKING:
    from tree_sitter import Node

_COMPARISONS = frozenset({"==", "!=", "<", "<=", ">", ">="})
_PRECEDENCE = {
    **dict.fromkeys(("*", "/", "%"), 10),
    **dict.fromkeys(("+", "-"), 9),
    **dict.fromkeys(("<<", ">>", ">>>"), 8),
    **dict.fromkeys(("<", "<=", ">", ">="), 7),
    **dict.fromkeys(("==", "!="), 6),
    "&": 5,
    "^": 4,
    "|": 3,
    "&&": 2,
    "||": 1,
    "??": 0,
}
_HANDLERS = frozenset({"lambda_expression", "anonymous_method_expression", "object_creation_expression"})


@dataclass(slots=True)
class _Group:
    """Operands joined by one level of operators, from left to right."""

    level: int
    first: _Group | Node
    rest: list[tuple[str, _Group | Node]]


@expression("binary_expression")
def _binary(low: Lowering, node: Node) -> str:
    return _evaluate(low, _regroup(low, node), span(node))


def _regroup(low: Lowering, node: Node) -> _Group | Node:
    """The operands of a chain of binary operators, grouped by precedence.

    The grammar lets what a pattern compares with swallow the operators behind it (``x is not null && y`` is
    read as ``x is not (null && y)``) and takes ``(a) && b`` for a cast. So the chain is read off as a flat
    list, such swallowed parts spliced in, and grouped anew.
    """
    operand_stack: list[_Group | Node] = []
    operator_stack: list[str] = []

    def reduce() -> None:
        right, op, left = operand_stack.pop(), operator_stack.pop(), operand_stack.pop()
        level = _PRECEDENCE[op]
        if isinstance(left, _Group) and left.level == level:
            left.rest.append((op, right))
            operand_stack.append(left)
        else:
            operand_stack.append(_Group(level, left, [(op, right)]))

    pending: list[Node | str] = [node]
    while pending:
        item = pending.pop()
        if isinstance(item, str):
            while operator_stack and _PRECEDENCE[operator_stack[-1]] >= _PRECEDENCE[item]:
                reduce()
            operator_stack.append(item)
        elif item.type == "binary_expression":
            left, op, right = (item.child_by_field_name(name) for name in ("left", "operator", "right"))
            if left is not None and op is not None and right is not None:
                pending += (right, op.type, left)
        elif (tail := swallowed(item)) is not None:
            leaf, behind = tail
            low.leaves[leaf[0].id] = leaf[1]
            operand_stack.append(item)
            pending += behind
        elif (parts := _swallowed_by_cast(item)) is not None:
            pending += (parts[1], "&&", parts[0])
        else:
            operand_stack.append(item)
    while operator_stack:
        reduce()
    return operand_stack[0]


def _swallowed_by_cast(node: Node) -> tuple[Node, Node] | None:
    """The two sides of ``(a) && b`` read as a cast of the address of an address."""
    if node.type != "cast_expression":
        return None
    inner = node.child_by_field_name("value")
    for _ in range(2):
        if inner is None or inner.type != "prefix_unary_expression" or inner.children[0].type != "&":
            return None
        inner = operands(inner)[0]
    left = node.child_by_field_name("type")
    return (left, inner) if left is not None and inner is not None else None


def _evaluate(low: Lowering, tree: _Group | Node, where: ir.Span) -> str:
    with low.scope.deeper():
        if not isinstance(tree, _Group):
            return low.expr(tree)
        value = _evaluate(low, tree.first, where)
        for op, right in tree.rest:
            value = _apply(low, op, value, right, where)
        return value


def _apply(low: Lowering, op: str, left: str, right: _Group | Node, where: ir.Span) -> str:
    def evaluated() -> str:
        return _evaluate(low, right, where)

    if op == "&&":
        return low.both(left, evaluated, where)
    if op == "||":
        return low.either(left, evaluated, where)
    if op == "??":
        present = low.compare("!=", left, low.build.const(None, where), where)
        return low.build.choose(present, lambda: left, evaluated, where)
    if op in _COMPARISONS:
        return low.compare(op, left, evaluated(), where)
    return low.build.combine(op, (left, evaluated()), where)


@expression("is_pattern_expression")
def _is_pattern(low: Lowering, node: Node) -> str:
    tail = swallowed(node)
    if tail is not None and tail[0][0].id not in low.leaves:
        return _evaluate(low, _regroup(low, node), span(node))
    subject, pattern = node.child_by_field_name("expression"), node.child_by_field_name("pattern")
    if subject is None or pattern is None:
        return low.build.const(None, span(node))
    return match(low, pattern, low.expr(subject))


@expression("is_expression")
def _is(low: Lowering, node: Node) -> str:
    subject, tested = node.child_by_field_name("left"), node.child_by_field_name("right")
    if subject is None or tested is None:
        return low.build.const(None, span(node))
    value = low.expr(subject)
    dst = low.build.temp()
    low.build.emit(ir.TypeTest(dst, value, low.file.tested_type(tested), span(node)))
    return dst


@expression("as_expression")
def _as(low: Lowering, node: Node) -> str:
    return _cast_of(low, node, node.child_by_field_name("left"), node.child_by_field_name("right"))


@expression("cast_expression")
def _cast(low: Lowering, node: Node) -> str:
    if _swallowed_by_cast(node) is not None:
        return _evaluate(low, _regroup(low, node), span(node))
    return _cast_of(low, node, node.child_by_field_name("value"), node.child_by_field_name("type"))


def _cast_of(low: Lowering, node: Node, value: Node | None, written: Node | None) -> str:
    if value is None:
        return low.build.const(None, span(node))
    src = low.expr(value)
    type_ = low.file.type_of(written)
    return low.cast(src, type_, span(node)) if type_ else src


@expression("conditional_expression")
def _conditional(low: Lowering, node: Node) -> str:
    parts = [node.child_by_field_name(name) for name in ("condition", "consequence", "alternative")]
    cond, then, orelse = parts
    if cond is None or then is None or orelse is None:
        return low.build.const(None, span(node))
    return low.build.choose(low.expr(cond), lambda: low.expr(then), lambda: low.expr(orelse), span(node))


@expression("prefix_unary_expression", "postfix_unary_expression")
def _unary(low: Lowering, node: Node) -> str:
    operand = operands(node)[0]
    where = span(node)
    op = next((child.type for child in node.children if not child.is_named and child.type != "this"), "")
    if op in ("++", "--"):
        one = low.build.const(1, where)
        value = low.build.combine(op[0], (low.expr(operand), one), where)
        assign(low, operand, value, where)
        return value
    if op == "-" and operand.type in ("integer_literal", "real_literal"):
        number = low.build.temp()
        low.build.emit(ir.Const(number, _negative(operand), where))
        return number
    value = low.expr(operand)
    if op == "!":
        # Behind its operand it only says that this is not null.
        return low.negate(value, where) if node.type.startswith("prefix") else value
    return low.build.combine(op, (value,), where)


def _negative(node: Node) -> ir.Literal:
    value = literal(node)
    return -value if isinstance(value, int | float) else value


@expression("assignment_expression")
def _assignment(low: Lowering, node: Node) -> str:
    left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
    operator = node.child_by_field_name("operator")
    where = span(node)
    if left is None or right is None or operator is None:
        return low.build.const(None, where)
    op = text(operator)
    if op == "=":
        value = low.expr_as(right, _declared_type(low, left))
        assign(low, left, value, where)
        return value
    if op == "??=":
        old = low.expr(left)
        present = low.compare("!=", old, low.build.const(None, where), where)

        def replaced() -> str:
            new = low.expr_as(right, _declared_type(low, left))
            assign(low, left, new, where)
            return new

        return low.build.choose(present, lambda: old, replaced, where)
    if op in ("+=", "-=") and _is_handler(low, left, right):
        value = low.expr(right)
        if op == "+=":
            assign(low, left, value, where)
        return value
    value = low.build.combine(op[:-1], (low.expr(left), low.expr(right)), where)
    assign(low, left, value, where)
    return value


def _is_handler(low: Lowering, target: Node, node: Node) -> bool:
    """Whether what is added can only be an event handler: a function, a delegate object, no variable."""
    if node.type != "identifier":
        return node.type in _HANDLERS
    return not _is_value(low, node) and not (target.type == "identifier" and low.is_variable(text(target)))


def _is_value(low: Lowering, node: Node) -> bool:
    name = text(node)
    return low.is_variable(name) or (low.owner is not None and low.owner.holds(name))


def _declared_type(low: Lowering, target: Node) -> str:
    if target.type == "identifier":
        return low.type_of_name(text(target))
    if target.type == "member_access_expression" and low.owner is not None:
        holder, name = target.child_by_field_name("expression"), target.child_by_field_name("name")
        if holder is not None and holder.type == "this" and name is not None:
            return low.owner.field_type(text(name))
    return ""


def assign(low: Lowering, target: Node, value: str, where: ir.Span) -> None:
    """Assigns ``value`` to whatever an assignment's left side names, tuples and declarations included."""
    kind = target.type
    if kind == "identifier":
        if text(target) != "_" or low.is_variable("_"):
            low.write(text(target), value, where)
    elif kind == "member_access_expression":
        holder, name = target.child_by_field_name("expression"), target.child_by_field_name("name")
        if holder is not None and name is not None:
            low.build.emit(ir.SetField(low.expr(holder), simple_name(name)[0], value, where))
    elif kind == "element_access_expression":
        holder, subscript = target.child_by_field_name("expression"), target.child_by_field_name("subscript")
        if holder is not None and subscript is not None:
            obj = low.expr(holder)
            low.build.emit(ir.SetIndex(obj, key(low, subscript), value, where))
    elif kind == "conditional_access_expression":
        _assign_conditional(low, target, value, where)
    elif kind == "declaration_expression":
        name = target.child_by_field_name("name")
        if name is not None:
            declared = low.file.type_of(target.child_by_field_name("type"))
            low.declare(text(name), value, span(target), declared)
    elif kind == "tuple_pattern":
        deconstruct(low, target, value)
    elif kind in ("tuple_expression", "argument", "parenthesized_expression"):
        parts = operands(target)
        for at, part in enumerate(parts):
            with low.scope.deeper():
                item = low.element(value, at, span(part)) if kind == "tuple_expression" else value
                assign(low, part, item, where)
    elif kind == "invocation_expression" and _is_var_tuple(target):
        arguments = target.child_by_field_name("arguments")
        for at, part in enumerate(operands(arguments) if arguments is not None else ()):
            low.declare(text(part), low.element(value, at, span(part)), span(part))
    else:
        low.expr(target)


def _is_var_tuple(node: Node) -> bool:
    """``var (a, b) = …`` inside an expression is read as a call of ``var``."""
    function = node.child_by_field_name("function")
    return function is not None and text(function) == "var"


def _assign_conditional(low: Lowering, target: Node, value: str, where: ir.Span) -> None:
    parts = operands(target)
    obj = low.expr(parts[0])
    if parts[-1].type == "member_binding_expression":
        name = parts[-1].child_by_field_name("name")
        if name is not None:
            low.build.emit(ir.SetField(obj, simple_name(name)[0], value, where))
    else:
        low.build.emit(ir.SetIndex(obj, key(low, parts[-1]), value, where))


def deconstruct(low: Lowering, pattern: Node, value: str) -> None:
    """Declares the variables of ``(a, (b, _))`` as the elements of ``value``."""
    with low.scope.deeper():
        for at, part in enumerate(operands(pattern)):
            if part.type == "discard":
                continue
            item = low.element(value, at, span(part))
            if part.type == "identifier":
                low.declare(text(part), item, span(part))
            else:
                deconstruct(low, part, item)


def key(low: Lowering, subscript: Node) -> str:
    """The key of a subscript; several indices are one combined key."""
    values = [low.expr(operands(argument)[-1]) for argument in operands(subscript)]
    return values[0] if len(values) == 1 else low.build.combine("index", tuple(values), span(subscript))
