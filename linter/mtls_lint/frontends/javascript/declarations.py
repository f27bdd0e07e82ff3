"""Declarations: variables, namespaces, enums, classes, exports, the top level of a file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from mtls_lint.frontends.base import span, text
from mtls_lint.frontends.javascript.classes import Member, class_members, decorators_of
from mtls_lint.frontends.javascript.core import Core
from mtls_lint.frontends.javascript.syntax import (
    CLASSES,
    NAMESPACES,
    declarators,
    has_token,
    literal,
    operands,
    property_name,
    unwrap,
)
from mtls_lint.ir import nodes as ir

if TYPE_CHECKING:
    from tree_sitter import Node


class Declarations(Core):
    """The lowering of what declares something."""

    def module(self, root: Node) -> ir.Function:
        """The top-level statements as the function ``<module>``."""
        self.top_level(root.named_children)
        return ir.Function("<module>", (), self.builder.body(), span(root))

    def top_level(self, statements: Iterable[Node]) -> None:
        """Emits statements whose variables are the module's (or a namespace's), not locals."""
        for node in statements:
            if node.start_byte not in self.context.done:
                self.statement(node)

    def export(self, node: Node) -> None:
        """``export …``: the declaration, or the value of the default export."""
        for decorator in node.children_by_field_name("decorator"):
            self._decorate(decorator, node.child_by_field_name("declaration"))
        if (declaration := node.child_by_field_name("declaration")) is not None:
            self.top_level([declaration])
            return
        name = "=" if has_token(node, "=") else "default"
        if name == "=" or has_token(node, "default"):
            value = operands(node)[-1]
            held = self.expression(value)
            if self.context.exports.get(name) == name and value.start_byte not in self.context.declared:
                self.builder.emit(ir.Store(name, held, span(node)))

    def declaration(self, node: Node) -> None:
        """``const``, ``let``, ``var``, ``using``."""
        for declarator in declarators(node):
            pattern, value = declarator.child_by_field_name("name"), declarator.child_by_field_name("value")
            if pattern is None or declarator.start_byte in self.context.done:
                continue
            where = span(declarator)
            if value is None:
                if node.type != "variable_declaration" and self.scope.is_local(text(pattern)):
                    self.scope.write(text(pattern), self.builder.const(None, where), where)
                continue
            if value.type in CLASSES and self._class_name(value) == text(pattern):
                self.class_statement(value)
                continue
            held = self.expression(value)
            self.assign(pattern, self.typed(held, declarator.child_by_field_name("type"), where), where)

    def expression_statement(self, node: Node) -> None:
        """An expression, or a namespace, which the grammar puts in the same place."""
        for child in operands(node):
            if child.type in NAMESPACES:
                self.statement(child)
            elif child.type != "ERROR":
                self.expression(child)

    def namespace(self, node: Node) -> None:
        """The statements of a TypeScript namespace; its members are those of the type of its name."""
        body = node.child_by_field_name("body")
        if body is not None:
            with self.scope.block(self.context.namespaces.get(node.start_byte)):
                self.top_level(body.named_children)

    def enum(self, node: Node) -> None:
        """A TypeScript enum: a record under the enum's name."""
        name, body = node.child_by_field_name("name"), node.child_by_field_name("body")
        if name is None or body is None:
            return
        entries: list[ir.Entry] = []
        count: int | None = 0
        for member in operands(body):
            where = span(member)
            key, value = member.child_by_field_name("name") or member, member.child_by_field_name("value")
            if value is not None:
                held, given = self.expression(value), literal(value)
                count = int(given) if given is not None and given.isdecimal() else None
            else:
                held = self.builder.const(count, where)
            count = None if count is None else count + 1
            entries.append(ir.Entry(property_name(key), held, where))
        dst = self.builder.temp()
        self.builder.emit(ir.Record(dst, tuple(entries), span(node), text(name)))
        self.scope.write(text(name), dst, span(node))

    def class_(self, node: Node) -> str:
        """A class as a value: its type."""
        self.class_statement(node)
        return self.builder.load(self._class_name(node), span(node))

    def _class_name(self, node: Node) -> str:
        name = node.child_by_field_name("name")
        return self.context.declared.get(node.start_byte) or (text(name) if name is not None else "class")

    def class_statement(self, node: Node) -> None:
        """What a class declaration evaluates: heritage, decorators, static fields and blocks."""
        declared = self._class_name(node)
        heritage = self.context.heritage.get(declared)
        if heritage is not None and unwrap(heritage).type == "call_expression":
            self.expression(heritage)
        for decorator in node.children_by_field_name("decorator"):
            self._decorate(decorator, node)
        for member in class_members(node):
            self._class_member(member, declared)

    def _decorate(self, decorator: Node, target: Node | None) -> None:
        """Applies a class decorator to the class."""
        inner = operands(decorator)
        applied = self.expression(inner[0] if inner else None)
        declared = None if target is None else self.context.declared.get(target.start_byte)
        if declared is not None:
            where = span(decorator)
            arg = ir.Arg(self.builder.load(declared, where))
            self.builder.emit(ir.Call(self.builder.temp(), applied, (arg,), where, anchor=where))

    def _class_member(self, member: Member, declared: str) -> None:
        """What a member makes the class declaration do: decorators, static fields, static blocks."""
        for decorator in decorators_of(member):
            for expression in operands(decorator):
                self.expression(expression)
        if not member.is_static or member.is_function:
            return
        with self.scope.block({"this": declared}):
            if member.value is not None and member.name:
                held = self.expression(member.value)
                owner = self.builder.load(declared, span(member.node))
                self.builder.emit(ir.SetField(owner, member.name, held, span(member.node)))
            elif (body := member.node.child_by_field_name("body")) is not None:
                self.statement(body)

    def fields(self, node: Node, name: str) -> ir.Function:
        """The field initialisers of a class as one function."""
        self.scope.declare(["this"])
        for member in class_members(node):
            if not member.is_static and not member.is_function and member.value is not None and member.name:
                held = self.expression(member.value)
                self.builder.emit(ir.SetField("this", member.name, held, span(member.node)))
        owner = self.scope.owner
        return ir.Function(name, (), self.builder.body(), span(node), receiver="this", owner=owner)

    def nothing(self, node: Node) -> None:
        """A statement that does nothing when it is reached."""
