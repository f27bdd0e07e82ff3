"""Operators: arithmetic, comparison, short circuits, assignment, await and yield, type assertions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtls_lint.frontends.base import span, text
from mtls_lint.frontends.javascript.core import Core
from mtls_lint.frontends.javascript.syntax import dotted, operands, string_value, unwrap
from mtls_lint.ir import nodes as ir

if TYPE_CHECKING:
    from tree_sitter import Node

_COMPARISONS = {
    "==": "==",
    "===": "==",
    "!=": "!=",
    "!==": "!=",
    "<": "<",
    "<=": "<=",
    ">": ">",
    ">=": ">=",
    "in": "in",
}


def _operator(node: Node) -> str:
    operator = node.child_by_field_name("operator")
    return "?" if operator is None else operator.type


class Operators(Core):
    """The lowering of operators."""

    def binary(self, node: Node) -> str:
        """A left-deep chain of binary operators, in a loop."""
        chain: list[Node] = []
        inner: Node | None = node
        while inner is not None and inner.type == "binary_expression":
            chain.append(inner)
            inner = inner.child_by_field_name("left")
        value = self._typeof_test(chain[-1])
        if value is not None:
            chain.pop()
        else:
            value = self.expression(inner)
        for link in reversed(chain):
            value = self._apply(link, value)
        return value

    def _apply(self, node: Node, left: str) -> str:
        operator, right, where = _operator(node), node.child_by_field_name("right"), span(node)
        if operator in ("&&", "||", "??"):
            return self._short_circuit(operator, left, right, where)
        dst = self.builder.temp()
        if operator == "instanceof" and right is not None and (name := dotted(unwrap(right))):
            self.builder.emit(ir.TypeTest(dst, left, self.context.resolve(name), where))
        elif operator in _COMPARISONS:
            self.builder.emit(ir.Compare(dst, _COMPARISONS[operator], left, self.expression(right), where))
        else:
            self.builder.emit(ir.Combine(dst, operator, (left, self.expression(right)), where))
        return dst

    def _short_circuit(self, operator: str, left: str, right: Node | None, where: ir.Span) -> str:
        if operator == "??":
            return self.defaulted(left, right, where)
        if operator == "&&":
            return self.builder.choose(left, lambda: self.expression(right), lambda: left, where)
        return self.builder.choose(left, lambda: left, lambda: self.expression(right), where)

    def _typeof_test(self, node: Node) -> str | None:
        """``typeof x === 'string'`` as a type test, ``=== 'undefined'`` as a comparison with null."""
        left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
        comparison = _COMPARISONS.get(_operator(node))
        if left is None or right is None or comparison not in ("==", "!="):
            return None
        if left.type == "string":
            left, right = right, left
        if left.type != "unary_expression" or _operator(left) != "typeof" or right.type != "string":
            return None
        value, where, dst = self.field_of(left, "argument"), span(node), self.builder.temp()
        if (tested := string_value(right)) == "undefined":
            nothing = self.builder.const(None, span(right))
            self.builder.emit(ir.Compare(dst, comparison, value, nothing, where))
            return dst
        self.builder.emit(ir.TypeTest(dst, value, tested or "?", where))
        return dst if comparison == "==" else self._not(dst, where)

    def _not(self, value: str, where: ir.Span) -> str:
        dst = self.builder.temp()
        self.builder.emit(ir.Not(dst, value, where))
        return dst

    def unary(self, node: Node) -> str:
        """``!x``, ``-x``, ``void x``, ``delete a.b`` and the others."""
        operator, argument, where = _operator(node), node.child_by_field_name("argument"), span(node)
        if operator == "delete" and argument is not None:
            if argument.type in ("member_expression", "subscript_expression"):
                self.assign(argument, self.builder.const(None, where), where)
            return self.builder.const(True, where)  # noqa: FBT003
        value = self.expression(argument)
        if operator == "!":
            return self._not(value, where)
        if operator == "void":
            return self.builder.const(None, where)
        return self.builder.combine(operator, (value,), where)

    def update(self, node: Node) -> str:
        """``i++``; the value is the new one, before and after alike."""
        argument, where = node.child_by_field_name("argument"), span(node)
        one = self.builder.const(1, where)
        value = self.builder.combine(_operator(node)[0], (self.expression(argument), one), where)
        if argument is not None:
            self.assign(argument, value, where)
        return value

    def ternary(self, node: Node) -> str:
        """``a ? b : c ? d : e``: one :class:`ir.If` with as many arms as there are tests."""
        dst, where = self.builder.temp(), span(node)
        arms: list[ir.Arm] = []
        inner: Node | None = node
        while inner is not None and inner.type == "ternary_expression":
            with self.builder.block() as test:
                cond = self.field_of(inner, "condition")
            with self.builder.block() as body:
                self.builder.emit(ir.Copy(dst, self.field_of(inner, "consequence"), span(inner)))
            arms.append(ir.Arm(test(), cond, body()))
            inner = inner.child_by_field_name("alternative")
        with self.builder.block() as orelse:
            self.builder.emit(ir.Copy(dst, self.expression(inner), where))
        self.builder.emit(ir.If(tuple(arms), orelse(), where))
        return dst

    def assignment(self, node: Node) -> str:
        """``target = value``."""
        left = node.child_by_field_name("left")
        value = self.field_of(node, "right")
        if left is not None:
            self.assign(left, value, span(node))
        return value

    def augmented(self, node: Node) -> str:
        """``target += value``, ``target ??= value``."""
        left, right, where = node.child_by_field_name("left"), node.child_by_field_name("right"), span(node)
        operator = _operator(node).removesuffix("=")
        old = self.expression(left)
        if operator in ("&&", "||", "??"):
            value = self._short_circuit(operator, old, right, where)
        else:
            value = self.builder.combine(operator, (old, self.expression(right)), where)
        if left is not None:
            self.assign(left, value, where)
        return value

    def sequence(self, node: Node) -> str:
        """``a, b``: the last one's value."""
        value = ""
        for child in operands(node):
            value = self.expression(child)
        return value or self.builder.const(None, span(node))

    def inner(self, node: Node) -> str:
        """What only wraps an expression: parentheses, ``x!``, type arguments."""
        inner = operands(node)
        return self.expression(inner[0] if inner else None)

    def awaited(self, node: Node) -> str:
        """``await x``."""
        src, dst = self.inner(node), self.builder.temp()
        self.builder.emit(ir.Await(dst, src, span(node)))
        return dst

    def yielded(self, node: Node) -> str:
        """``yield x``."""
        return self.builder.combine("yield", tuple(map(self.expression, operands(node))), span(node))

    def cast(self, node: Node) -> str:
        """``x as T`` and ``x satisfies T``."""
        parts = operands(node)
        value = self.expression(parts[0] if parts else None)
        return self.typed(value, parts[1] if len(parts) > 1 else None, span(node))

    def assertion(self, node: Node) -> str:
        """``<T>x``."""
        parts = operands(node)
        asserted = operands(parts[0]) if parts else []
        value = self.expression(parts[1] if len(parts) > 1 else None)
        return self.typed(value, asserted[0] if asserted else None, span(node))

    def name(self, node: Node) -> str:
        """A shorthand property, ``import.meta`` and other names that are read as they stand."""
        return self.scope.read(text(node) or "?", span(node))
