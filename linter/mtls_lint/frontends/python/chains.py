"""Lowering of what hangs to the left: chains of calls, members and subscripts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from mtls_lint.frontends.base import span, text
from mtls_lint.frontends.python.lowering import Lowering
from mtls_lint.frontends.python.tree import dotted, parts, word
from mtls_lint.ir import nodes as ir

if TYPE_CHECKING:
    from tree_sitter import Node


class Chains(Lowering):
    """Lowers calls, member reads and subscripts."""

    def _chain(self, node: Node) -> str:
        """Calls, members and subscripts hang to the left of each other, as deep as a chain is long."""
        if node.type == "parenthesized_expression" and len(parts(node)) != 1:
            return self.unknown(node)
        links: list[Node] = []
        start: Node | None = node
        while start is not None:
            if start.type == "call":
                if self._reads_type(start) or self._is_super(start):
                    break
                links.append(start)
                start = start.child_by_field_name("function")
                if start is not None and start.type == "attribute":
                    start = start.child_by_field_name("object")
            elif start.type == "attribute":
                links.append(start)
                start = start.child_by_field_name("object")
            elif start.type == "subscript":
                links.append(start)
                start = start.child_by_field_name("value")
            elif start.type == "parenthesized_expression" and len(inner := parts(start)) == 1:
                start = inner[0]
            else:
                break
        value = self._typed(start) if start is not None and start.type == "call" else self.expr(start)
        for link in reversed(links):
            value = self._link(link, value)
        return value

    def _link(self, node: Node, value: str) -> str:
        if node.type == "call":
            return self._call(node, value)
        dst, where = self.ops.temp(), span(node)
        if node.type == "attribute":
            name = node.child_by_field_name("attribute")
            self.ops.emit(ir.Field(dst, value, word(name), where))
            return dst
        subscripts = node.children_by_field_name("subscript")
        if len(subscripts) == 1 and subscripts[0].type == "slice":
            bounds = tuple(self.expr(bound) for bound in parts(subscripts[0]))
            self.ops.emit(ir.Combine(dst, "slice", (value, *bounds), where))
        else:
            self.ops.emit(ir.Index(dst, value, self.key(node), where))
        return dst

    def _call(self, node: Node, value: str) -> str:
        function = node.child_by_field_name("function") or node
        if self.names.name_of(function) == "functools.partial" and parts(
            node.child_by_field_name("arguments") or node
        ):
            return self._partial(node)
        member = function.child_by_field_name("attribute") if function.type == "attribute" else None
        method = word(member) if member is not None else ""
        args = tuple(self._arguments(node.child_by_field_name("arguments")))
        dst = self.ops.temp()
        self.ops.emit(
            ir.Call(
                dst,
                value,
                args,
                span(node),
                method="<init>" if method == "__init__" else method,
                anchor=span(member or function),
            )
        )
        return dst

    def _partial(self, node: Node) -> str:
        """``partial(f, x)``: a function that calls ``f`` with ``x`` and whatever it is given."""
        where = span(node)
        called, *bound = self._arguments(node.child_by_field_name("arguments"))
        loads = tuple(ir.Load(f"%bound{i}", arg.value, where) for i, arg in enumerate((called, *bound)))
        args = tuple(replace(arg, value=load.dst) for arg, load in zip(bound, loads[1:], strict=True))
        rest = (ir.Arg("args", spread=True), ir.Arg("kwargs", "**", spread=True))
        call = ir.Call("%result", loads[0].dst, (*args, *rest), where)
        params = (ir.Param("args", rest=True), ir.Param("kwargs", rest=True))
        dst = self.ops.temp()
        body: ir.Block = (*loads, call, ir.Return("%result", where))
        self.ops.emit(ir.Closure(dst, ir.Function("<partial>", params, body, where), where))
        return dst

    def entered(self, value: str, where: ir.Span, *, waits: bool) -> str:
        """Emits that a ``with`` statement enters the context manager ``value``; gives what it is entered as."""
        dst = self.ops.temp()
        self.ops.emit(ir.Call(dst, value, (), where, method="__aenter__" if waits else "__enter__", anchor=where))
        return self.awaited(dst, where) if waits else dst

    def decorated(self, decorator: Node, value: str) -> str:
        """Emits that a decorator is applied to the function ``value``; gives what it makes of it."""
        method, anchor = "", decorator
        if decorator.type == "attribute" and (member := decorator.child_by_field_name("attribute")) is not None:
            callee = self.expr(decorator.child_by_field_name("object"))
            method, anchor = word(member), member
        else:
            callee = self.expr(decorator)
        dst, where = self.ops.temp(), span(decorator)
        self.ops.emit(
            ir.Call(dst, callee, (ir.Arg(value),), where, method=method, anchor=span(anchor), decorates=True)
        )
        return dst

    def _arguments(self, node: Node | None) -> Iterator[ir.Arg]:
        if node is None:
            return
        if node.type == "generator_expression":
            yield ir.Arg(self.expr(node))
            return
        for argument in parts(node):
            if argument.type == "keyword_argument":
                name = argument.child_by_field_name("name")
                value = self.expr(argument.child_by_field_name("value"))
                yield ir.Arg(value, text(name) if name else "", span=span(argument))
            elif argument.type == "list_splat":
                yield ir.Arg(self.expr(argument), spread=True)
            elif argument.type == "dictionary_splat":
                yield ir.Arg(self.expr(argument), "**", spread=True)
            else:
                yield ir.Arg(self.expr(argument))

    def _is_super(self, node: Node) -> bool:
        """Whether a call is ``super()``, or says the same with arguments, in a method."""
        return text(node.child_by_field_name("function") or node) == "super" and bool(self.instance[0])

    def _reads_type(self, node: Node) -> bool:
        """Whether a call is ``isinstance(x, T)`` or ``cast(T, x)`` with types we can name."""
        function, arguments = node.child_by_field_name("function"), node.child_by_field_name("arguments")
        if function is None or arguments is None or function.type not in ("identifier", "attribute"):
            return False
        last = function.child_by_field_name("attribute") or function
        if text(last) not in ("isinstance", "cast"):
            return False
        name = self.names.name_of(function)
        if name not in ("isinstance", "typing.cast") or name in self.scope.locals:
            return False
        values = parts(arguments)
        if len(values) != 2 or any(value.type == "keyword_argument" for value in values):
            return False
        return name == "typing.cast" or all(map(dotted, _tested_types(values[1])))

    def _typed(self, node: Node) -> str:
        if self._is_super(node):
            (receiver, owner), dst = self.instance, self.ops.temp()
            self.ops.emit(ir.Cast(dst, self.read(receiver, span(node)), f"{ir.BEYOND}{owner}", span(node)))
            return dst
        arguments = parts(node.child_by_field_name("arguments") or node)
        where = span(node)
        if self.names.name_of(node) == "typing.cast":
            dst = self.ops.temp()
            self.ops.emit(ir.Cast(dst, self.expr(arguments[1]), self.names.type_of(arguments[0]), where))
            return dst
        subject = self.expr(arguments[0])
        tests = [self.names.name_of(tested) for tested in _tested_types(arguments[1])]
        result = self.type_test(subject, tests[0] if tests else "", where)
        for name in tests[1:]:
            result = self.either(result, partial(self.type_test, subject, name, where), where)
        return result


def _tested_types(node: Node) -> list[Node]:
    """The types that the second argument of ``isinstance`` lists: ``T``, ``(T, U)``, ``T | U``."""
    types: list[Node] = []
    pending = [node]
    while pending:
        candidate = pending.pop()
        if candidate.type in ("tuple", "parenthesized_expression", "binary_operator"):
            pending.extend(reversed(parts(candidate)))
        else:
            types.append(candidate)
    return types
