"""What all parts of the lowering of one function share: dispatch, names, assignment, destructuring."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from mtls_lint.frontends.base import span, text
from mtls_lint.frontends.javascript.context import Context
from mtls_lint.frontends.javascript.scope import FunctionScope
from mtls_lint.frontends.javascript.syntax import dotted, operands, property_name
from mtls_lint.ir import nodes as ir

if TYPE_CHECKING:
    from tree_sitter import Node


class Core:
    """Lowers expressions to the local that holds them and statements to nothing, by the node's type."""

    expressions: dict[str, Callable[[Any, Node], str]] = {}
    statements: dict[str, Callable[[Any, Node], None]] = {}

    def __init__(self, context: Context, scope: FunctionScope) -> None:
        self.context = context
        self.scope = scope
        self.builder = scope.builder

    def expression(self, node: Node | None) -> str:
        """Emits the evaluation of an expression and gives the local that holds its value."""
        if node is None or node.is_missing or node.type == "ERROR":
            return self.builder.const(None, ir.NOWHERE if node is None else span(node))
        if node.type == "identifier":
            return self.scope.read(text(node), span(node))
        handler = self.expressions.get(node.type, Core._unknown)
        self.scope.descend()
        value = handler(self, node)
        self.scope.ascend()
        return value

    def _unknown(self, node: Node) -> str:
        return self.builder.combine(node.type, tuple(map(self.expression, operands(node))), span(node))

    def statement(self, node: Node) -> None:
        """Emits a statement; one of an unknown kind, or one that did not parse, by the statements in it."""
        handler = self.statements.get(node.type, Core._statements_in)
        self.scope.descend()
        handler(self, node)
        self.scope.ascend()

    def _statements_in(self, node: Node) -> None:
        for child in node.named_children:
            if child.type in self.statements:
                self.statement(child)

    def field_of(self, node: Node, field: str) -> str:
        """The value of the expression in a field of ``node``."""
        return self.expression(node.child_by_field_name(field))

    def exported_as(self, node: Node) -> str | None:
        """The export that an assignment to ``node`` makes: ``=`` for ``module.exports``, or None."""
        name = dotted(node)
        root = name.partition(".")[0]
        if root not in ("module", "exports") or self.scope.resolve(root) is not None:
            return None
        return export_name(name)

    def assign(self, target: Node, value: str, where: ir.Span) -> None:
        """Assigns ``value`` to a variable, a member, or what a pattern takes apart."""
        with self.scope.deeper():
            match target.type:
                case "identifier" | "shorthand_property_identifier_pattern":
                    self.scope.write(text(target), value, where)
                case "member_expression":
                    self._assign_member(target, value, where)
                case "subscript_expression":
                    obj, key = self.field_of(target, "object"), self.field_of(target, "index")
                    self.builder.emit(ir.SetIndex(obj, key, value, where))
                case "assignment_pattern" | "object_assignment_pattern":
                    if (left := target.child_by_field_name("left")) is not None:
                        default = target.child_by_field_name("right")
                        self.assign(left, self.defaulted(value, default, where), where)
                case "object_pattern":
                    self._take_object(target, value)
                case "array_pattern":
                    self._take_array(target, value)
                case _:
                    if inner := operands(target):
                        self.assign(inner[0], value, where)

    def defaulted(self, value: str, default: Node | None, where: ir.Span) -> str:
        """``value``, or the default when it is undefined."""
        given = self.builder.temp()
        self.builder.emit(ir.Compare(given, "!=", value, self.builder.const(None, where), where))
        return self.builder.choose(given, lambda: value, lambda: self.expression(default), where)

    def typed(self, value: str, declared: Node | None, where: ir.Span) -> str:
        """``value`` seen as a declared type, when that says something."""
        name = self.context.type_of(declared)
        if not name:
            return value
        dst = self.builder.temp()
        self.builder.emit(ir.Cast(dst, value, name, where))
        return dst

    def _assign_member(self, target: Node, value: str, where: ir.Span) -> None:
        if (export := self.exported_as(target)) is not None:
            slot = self.context.own_export(export) or export
            if slot not in self.context.functions and slot not in self.context.types:
                self.builder.emit(ir.Store(slot, value, where))
            return
        obj, name = self.field_of(target, "object"), target.child_by_field_name("property")
        if name is not None and text(name):
            self.builder.emit(ir.SetField(obj, text(name), value, where))

    def _take_object(self, pattern: Node, value: str) -> None:
        for entry in operands(pattern):
            where = span(entry)
            target: Node | None = entry
            key: Node | None = entry
            if entry.type == "rest_pattern":
                rest = self.builder.temp()
                self.builder.emit(ir.Record(rest, (ir.Entry(None, value, where),), where))
                self.assign(entry, rest, where)
                continue
            if entry.type == "pair_pattern":
                key, target = entry.child_by_field_name("key"), entry.child_by_field_name("value")
            elif entry.type == "object_assignment_pattern":
                key = entry.child_by_field_name("left")
            if key is None or target is None:
                continue
            if name := property_name(key):
                self.assign(target, self.builder.field(value, name, span(key)), where)
            else:
                self.assign(target, self._entry_at(value, operands(key), where), where)

    def _entry_at(self, value: str, key: list[Node], where: ir.Span) -> str:
        dst = self.builder.temp()
        self.builder.emit(ir.Index(dst, value, self.expression(key[0] if key else None), where))
        return dst

    def _take_array(self, pattern: Node, value: str) -> None:
        position = 0
        for child in pattern.children:
            if child.type == ",":
                position += 1
            elif child.type == "rest_pattern":
                self.assign(child, self.builder.combine("rest", (value,), span(child)), span(child))
            elif child.is_named and child.type != "comment":
                item = self.builder.temp()
                self.builder.emit(ir.Element(item, value, position, span(child)))
                self.assign(child, item, span(child))


def export_name(target: str) -> str | None:
    """The export that assigning to the dotted name ``target`` makes, or None."""
    if target in ("module.exports", "exports"):
        return "="
    name = target.removeprefix("module.")
    if name.startswith("exports.") and name.count(".") == 1:
        return name.removeprefix("exports.")
    return None
