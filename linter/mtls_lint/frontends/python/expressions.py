"""Lowering of Python expressions: each method emits operations and returns the local that holds the value."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from mtls_lint.frontends.base import span
from mtls_lint.frontends.python.chains import Chains
from mtls_lint.frontends.python.lowering import YIELDED
from mtls_lint.frontends.python.tree import (
    COMPARISONS,
    constant,
    first,
    parts,
    string_piece,
    string_value,
    target_names,
    word,
)
from mtls_lint.ir import nodes as ir

if TYPE_CHECKING:
    from tree_sitter import Node


class Expressions(Chains):
    """Lowers every kind of expression."""

    def expr(self, node: Node | None) -> str:
        """Lowers one expression; an absent one (broken source) is an opaque value."""
        if node is None:
            return self.ops.combine("missing", (), ir.NOWHERE)
        if node.type == "identifier":
            return self.read(word(node), span(node))
        if node.type in _LEAVES:
            return self._constant(node)
        with self.deeper():
            return _EXPRESSIONS.get(node.type, Expressions.unknown)(self, node)

    def unknown(self, node: Node) -> str:
        """An expression without a meaning of its own: the opaque combination of what it is made of."""
        operands = []
        for child in node.named_children:
            if child.is_extra:
                continue
            if child.type.endswith(("_statement", "_definition")):
                self.statement(child)
            else:
                operands.append(self.expr(child))
        return self.ops.combine(node.type, tuple(operands), span(node))

    def _inner(self, node: Node) -> str:
        inner = parts(node)
        return self.expr(inner[0]) if len(inner) == 1 else self.unknown(node)

    def _constant(self, node: Node) -> str:
        literal = constant(node)
        return self.ops.const(literal[0], span(node)) if literal else self.unknown(node)

    def _string(self, node: Node) -> str:
        value = string_value(node)
        if value is not None:
            return self.ops.const(value, span(node))
        pieces: list[str] = []
        for literal in parts(node) if node.type == "concatenated_string" else [node]:
            for child in literal.named_children:
                if child.type == "interpolation":
                    pieces.extend(self._interpolation(child))
                elif child.type == "string_content":
                    pieces.append(self.ops.const(string_piece(child, literal), span(child)))
        return self.ops.combine("template", tuple(pieces), span(node))

    def _interpolation(self, node: Node) -> list[str]:
        values = [self.expr(node.child_by_field_name("expression"))]
        if form := node.child_by_field_name("format_specifier"):
            values.extend(self.expr(part.child_by_field_name("expression")) for part in parts(form))
        return values

    def _sequence(self, node: Node) -> str:
        items = parts(node)
        values = tuple(self.expr(item) for item in items)
        if any(item.type == "list_splat" for item in items):
            return self.ops.combine("concat", values, span(node))
        dst = self.ops.temp()
        self.ops.emit(ir.Sequence(dst, values, span(node)))
        return dst

    def _dictionary(self, node: Node) -> str:
        entries = []
        for item in parts(node):
            if item.type != "pair":
                entries.append(ir.Entry(None, self._inner(item), span(item)))
                continue
            key = item.child_by_field_name("key")
            name = string_value(key) if key is not None and key.type == "string" else None
            computed = self.expr(key) if name is None else None
            value = self.expr(item.child_by_field_name("value"))
            entries.append(ir.Entry(name, value, span(item), computed))
        dst = self.ops.temp()
        self.ops.emit(ir.Record(dst, tuple(entries), span(node)))
        return dst

    # Operators.

    def _operator(self, node: Node) -> str:
        """Binary and boolean operators, which hang to the left of each other in long sums and conditions."""
        links: list[Node] = []
        start: Node | None = node
        while start is not None and start.type in ("binary_operator", "boolean_operator"):
            links.append(start)
            start = start.child_by_field_name("left")
        value = self.expr(start)
        for link in reversed(links):
            value = self._operation(link, value)
        return value

    def _operation(self, node: Node, left: str) -> str:
        sign, right = node.child_by_field_name("operator"), node.child_by_field_name("right")
        operator, where = sign.type if sign is not None else "", span(node)
        if node.type == "binary_operator":
            return self.ops.combine(operator, (left, self.expr(right)), where)
        combination = self.both if operator == "and" else self.either
        return combination(left, lambda: self.expr(right), where)

    def _not(self, node: Node) -> str:
        return self.negation(self.expr(node.child_by_field_name("argument")), span(node))

    def _unary(self, node: Node) -> str:
        sign, argument = node.child_by_field_name("operator"), node.child_by_field_name("argument")
        literal = constant(argument) if argument is not None else None
        if sign is not None and sign.type == "-" and literal and isinstance(literal[0], (int, float)):
            return self.ops.const(-literal[0], span(node))
        return self.ops.combine(sign.type if sign else "", (self.expr(argument),), span(node))

    def _comparison(self, node: Node) -> str:
        operators = [sign.type for sign in node.children_by_field_name("operators")]
        operands = [operand for operand in parts(node) if operand.type not in COMPARISONS]
        if not operands or len(operands) != len(operators) + 1:
            return self.unknown(node)
        return self._compared(operands, operators, 0, self.expr(operands[0]), span(node))

    def _compared(self, operands: list[Node], operators: list[str], at: int, left: str, where: ir.Span) -> str:
        with self.deeper():
            right = self.expr(operands[at + 1])
            result = self.comparison(operators[at], left, right, where)
            if at + 1 == len(operators):
                return result
            return self.both(result, lambda: self._compared(operands, operators, at + 1, right, where), where)

    def _conditional(self, node: Node) -> str:
        children = parts(node)
        if len(children) != 3:
            return self.unknown(node)
        then, cond, orelse = children
        return self.ops.choose(self.expr(cond), lambda: self.expr(then), lambda: self.expr(orelse), span(node))

    def _walrus(self, node: Node) -> str:
        value = self.expr(node.child_by_field_name("value"))
        target = node.child_by_field_name("name")
        if target is None:
            return value
        self.assign(target, value)
        name = word(target)
        return name if name in self.scope.locals and name not in self.renamed else value

    def _as_pattern(self, node: Node) -> str:
        value = self.expr(first(node))
        if alias := node.child_by_field_name("alias"):
            self.assign(alias, value)
        return value

    def _await(self, node: Node) -> str:
        return self.awaited(self._inner(node), span(node))

    def _yield(self, node: Node) -> str:
        values = tuple(self.expr(part) for part in parts(node))
        if len(values) == 1 and not any(child.type == "from" for child in node.children):
            self.yields = True
            self.ops.emit(ir.Copy(YIELDED, values[0], span(node)))
        return self.ops.combine("yield", values, span(node))

    # Comprehensions.

    def _comprehension(self, node: Node) -> str:
        body = node.child_by_field_name("body")
        clauses = [child for child in parts(node) if child.type in ("for_in_clause", "if_clause")]
        elements = [body] if body is not None else []
        if body is not None and body.type == "pair":
            elements = parts(body)
        result = self.ops.temp()
        with self.inner_names():
            self._clauses(clauses, elements, result, span(node))
        return result

    def _clauses(self, clauses: list[Node], elements: list[Node], result: str, where: ir.Span) -> None:
        for position, clause in enumerate(clauses):
            if clause.type == "if_clause":
                cond = self._inner(clause)
                with self.deeper(), self.ops.block() as kept:
                    self._clauses(clauses[position + 1 :], elements, result, where)
                dropped = ir.Combine(result, "comprehension", (), where)
                self.ops.emit(ir.If((ir.Arm((), cond, kept()),), (dropped,), span(clause)))
                return
            sources = [self.expr(source) for source in clause.children_by_field_name("right")]
            item, target = self.ops.temp(), clause.child_by_field_name("left")
            source = sources[0] if len(sources) == 1 else self.ops.combine("concat", tuple(sources), span(clause))
            self.ops.emit(ir.Iterate(item, source, span(clause)))
            if target is not None:
                for name in target_names(target):
                    self.declare(name)
                self.assign(target, item)
        values = tuple(self.expr(element) for element in elements)
        self.ops.emit(ir.Combine(result, "comprehension", values, where))

    def _closure(self, node: Node) -> str:
        return self.closure(node)

    def _opaque(self, node: Node) -> str:
        return self.ops.combine(node.type, (), span(node))


_LEAVES = frozenset(("integer", "float", "true", "false", "none"))

_EXPRESSIONS: dict[str, Callable[[Expressions, Node], str]] = {
    **dict.fromkeys(("string", "concatenated_string"), Expressions._string),
    **dict.fromkeys(("list", "tuple", "set", "expression_list", "pattern_list"), Expressions._sequence),
    "dictionary": Expressions._dictionary,
    **dict.fromkeys(("call", "attribute", "subscript"), Expressions._chain),
    **dict.fromkeys(("binary_operator", "boolean_operator"), Expressions._operator),
    "not_operator": Expressions._not,
    "unary_operator": Expressions._unary,
    "comparison_operator": Expressions._comparison,
    "conditional_expression": Expressions._conditional,
    "named_expression": Expressions._walrus,
    "as_pattern": Expressions._as_pattern,
    "await": Expressions._await,
    "yield": Expressions._yield,
    "lambda": Expressions._closure,
    "ellipsis": Expressions._opaque,
    "parenthesized_expression": Expressions._chain,
    **dict.fromkeys(("list_splat", "dictionary_splat"), Expressions._inner),
    **dict.fromkeys(
        ("list_comprehension", "set_comprehension", "dictionary_comprehension", "generator_expression"),
        Expressions._comprehension,
    ),
}
