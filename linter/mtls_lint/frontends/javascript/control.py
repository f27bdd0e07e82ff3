"""Control flow: branches, loops, switch, try, jumps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mtls_lint.frontends.base import span, text
from mtls_lint.frontends.javascript.context import Context
from mtls_lint.frontends.javascript.core import Core
from mtls_lint.frontends.javascript.scope import FunctionScope
from mtls_lint.frontends.javascript.syntax import block_names, bound_names, operands, unwrap
from mtls_lint.ir import nodes as ir

if TYPE_CHECKING:
    from tree_sitter import Node

_LOOPS = frozenset({"for_statement", "for_in_statement", "while_statement", "do_statement"})
_JUMPS = frozenset({"break_statement", "continue_statement", "return_statement", "throw_statement"})

_MAX_FALLTHROUGH = 4
"""How many following cases a case without a jump runs into; a bound on the size of huge generated tables."""


@dataclass(slots=True)
class _Target:
    """What ``break`` and ``continue`` can leave: its IR label, the names it was given, whether it was left."""

    label: str
    names: tuple[str, ...]
    is_loop: bool
    is_plain: bool = True
    used: bool = False


class Control(Core):
    """The lowering of control flow."""

    def __init__(self, context: Context, scope: FunctionScope) -> None:
        super().__init__(context, scope)
        self._targets: list[_Target] = []
        self._names: tuple[str, ...] = ()
        self._final_break = -1

    def block_of(self, statements: Iterable[Node]) -> None:
        """Emits a block, hoisted functions first; the class that lowers functions provides it."""
        raise NotImplementedError

    def block(self, node: Node) -> None:
        """``{ … }``."""
        with self.scope.block():
            self.block_of(node.named_children)

    def _nested(self, node: Node | None) -> ir.Block:
        with self.builder.block() as statements:
            if node is not None:
                self.statement(node)
        return statements()

    def _test(self, node: Node | None) -> tuple[ir.Block, str]:
        with self.builder.block() as test:
            cond = self.expression(unwrap(node) if node is not None else None)
        return test(), cond

    def if_(self, node: Node) -> None:
        """``if`` with all its ``else if``."""
        arms: list[ir.Arm] = []
        rest: Node | None = node
        while rest is not None and rest.type == "if_statement":
            test, cond = self._test(rest.child_by_field_name("condition"))
            arms.append(ir.Arm(test, cond, self._nested(rest.child_by_field_name("consequence"))))
            clause = rest.child_by_field_name("alternative")
            inner = operands(clause) if clause is not None else []
            rest = inner[0] if inner else None
        self.builder.emit(ir.If(tuple(arms), self._nested(rest), span(node)))

    def _enter(self, *, is_loop: bool, is_plain: bool = True) -> _Target:
        target = _Target(self.builder.label(), self._names, is_loop, is_plain)
        self._names = ()
        self._targets.append(target)
        return target

    def while_(self, node: Node) -> None:
        """``while``."""
        target = self._enter(is_loop=True)
        test, cond = self._test(node.child_by_field_name("condition"))
        body = self._nested(node.child_by_field_name("body"))
        self._targets.pop()
        self.builder.emit(ir.Loop(target.label, test, cond, body, (), span(node)))

    def do(self, node: Node) -> None:
        """``do … while``."""
        target = self._enter(is_loop=True)
        body = self._nested(node.child_by_field_name("body"))
        self._targets.pop()
        test, cond = self._test(node.child_by_field_name("condition"))
        self.builder.emit(ir.Loop(target.label, test, cond, body, (), span(node), post=True))

    def for_(self, node: Node) -> None:
        """``for (init; test; step)``."""
        target = self._enter(is_loop=True)
        with self.scope.block():
            start = node.child_by_field_name("initializer")
            if start is not None and start.type in self.statements:
                self.scope.declare(block_names([start]))
                self.statement(start)
            elif start is not None and start.type != "empty_statement":
                self.expression(start)
            condition = node.child_by_field_name("condition")
            if condition is None or not condition.is_named or condition.type == "empty_statement":
                with self.builder.block() as always:
                    cond = self.builder.const(True, span(node))  # noqa: FBT003
                test = always()
            else:
                inner = operands(condition) if condition.type == "expression_statement" else [condition]
                test, cond = self._test(inner[0] if inner else None)
            body = self._nested(node.child_by_field_name("body"))
            with self.builder.block() as step:
                if (increment := node.child_by_field_name("increment")) is not None:
                    self.expression(increment)
        self._targets.pop()
        self.builder.emit(ir.Loop(target.label, test, cond, body, step(), span(node)))

    def for_in(self, node: Node) -> None:
        """``for … of``, ``for … in``, ``for await``."""
        target = self._enter(is_loop=True)
        left, kind = node.child_by_field_name("left"), node.child_by_field_name("kind")
        collection = self.field_of(node, "right")
        with self.scope.block():
            if left is not None and kind is not None and kind.type != "var":
                self.scope.declare(bound_names(left))
            with self.builder.block() as body:
                item = self.builder.temp()
                where = span(node) if left is None else span(left)
                self.builder.emit(ir.Iterate(item, collection, where))
                if any(child.type == "await" for child in node.children):
                    promise, item = item, self.builder.temp()
                    self.builder.emit(ir.Await(item, promise, where))
                if left is not None:
                    self.assign(left, item, where)
                if (inner := node.child_by_field_name("body")) is not None:
                    self.statement(inner)
        self._targets.pop()
        self.builder.emit(ir.Loop(target.label, (), None, body(), (), span(node)))

    def labeled(self, node: Node) -> None:
        """``name: statement``."""
        label, body = node.child_by_field_name("label"), node.child_by_field_name("body")
        if label is None or body is None:
            return
        self._names = (*self._names, text(label))
        if body.type in _LOOPS or body.type == "labeled_statement":
            self.statement(body)
            return
        target = self._enter(is_loop=False, is_plain=False)
        statements = self._nested(body)
        self._targets.pop()
        self.builder.emit(ir.Scope(target.label, statements, span(node)))

    def break_(self, node: Node) -> None:
        """``break``; the one that only ends its case has nothing to leave."""
        if node.id == self._final_break:
            return
        if (target := self._target(node, loops_only=False)) is not None:
            target.used = True
            self.builder.emit(ir.Break(target.label, span(node)))

    def continue_(self, node: Node) -> None:
        """``continue``."""
        if (target := self._target(node, loops_only=True)) is not None:
            self.builder.emit(ir.Continue(target.label, span(node)))

    def _target(self, node: Node, *, loops_only: bool) -> _Target | None:
        label = node.child_by_field_name("label")
        for target in reversed(self._targets):
            if loops_only and not target.is_loop:
                continue
            if text(label) in target.names if label is not None else target.is_plain:
                return target
        return None

    def switch(self, node: Node) -> None:
        """``switch``: one :class:`ir.If`, its arms the groups of cases that share a body."""
        subject_node, body = node.child_by_field_name("value"), node.child_by_field_name("body")
        subject_node = None if subject_node is None else unwrap(subject_node)
        subject = self.expression(subject_node)
        decides = subject_node is None or subject_node.type != "true"
        cases = operands(body) if body is not None else []
        bodies = [case.children_by_field_name("body") for case in cases]
        target = self._enter(is_loop=False)
        arms: list[ir.Arm] = []
        orelse: ir.Block = ()
        labels: list[Node] = []
        is_default = False
        with self.scope.block():
            self.scope.declare(block_names(statement for each in bodies for statement in each))
            for position, case in enumerate(cases):
                if (label := case.child_by_field_name("value")) is not None:
                    labels.append(label)
                is_default = is_default or case.type == "switch_default"
                if not bodies[position] and position + 1 < len(cases):
                    continue
                statements = _falling(bodies[position : position + 1 + _MAX_FALLTHROUGH])
                if labels:
                    with self.builder.block() as test:
                        cond = self._matches(subject if decides else None, labels)
                    arms.append(ir.Arm(test(), cond, self._case(statements)))
                if is_default:
                    orelse = self._case(statements)
                labels, is_default = [], False
        self._targets.pop()
        with self.builder.block() as whole:
            if arms:
                self.builder.emit(ir.If(tuple(arms), orelse, span(node)))
            else:
                for statement in orelse:
                    self.builder.emit(statement)
        if target.used:
            self.builder.emit(ir.Scope(target.label, whole(), span(node)))
        else:
            for statement in whole():
                self.builder.emit(statement)

    def _case(self, statements: list[Node]) -> ir.Block:
        outer, self._final_break = self._final_break, _final_break(statements)
        with self.builder.block() as body:
            self.block_of(statements)
        self._final_break = outer
        return body()

    def _matches(self, subject: str | None, labels: list[Node]) -> str:
        """Whether the subject equals one of the labels; with ``switch (true)``, whether one of them holds."""
        cond = self._equals(subject, labels[0])
        for label in labels[1:]:
            cond = self._or_equals(cond, subject, label)
        return cond

    def _or_equals(self, cond: str, subject: str | None, label: Node) -> str:
        return self.builder.choose(cond, lambda: cond, lambda: self._equals(subject, label), span(label))

    def _equals(self, subject: str | None, label: Node) -> str:
        value = self.expression(label)
        if subject is None:
            return value
        equal = self.builder.temp()
        self.builder.emit(ir.Compare(equal, "==", subject, value, span(label)))
        return equal

    def try_(self, node: Node) -> None:
        """``try``, ``catch``, ``finally``."""
        body = self._nested(node.child_by_field_name("body"))
        handlers: tuple[ir.Handler, ...] = ()
        if (clause := node.child_by_field_name("handler")) is not None:
            handlers = (self._handler(clause),)
        final = node.child_by_field_name("finalizer")
        last = self._nested(final.child_by_field_name("body") if final is not None else None)
        self.builder.emit(ir.Try(body, handlers, last, span(node)))

    def _handler(self, clause: Node) -> ir.Handler:
        pattern, name = clause.child_by_field_name("parameter"), None
        with self.scope.block(), self.builder.block() as body:
            if pattern is not None:
                self.scope.declare(bound_names(pattern))
                if pattern.type == "identifier":
                    name = self.scope.resolve(text(pattern))
                else:
                    name = self.builder.temp()
                    self.assign(pattern, name, span(pattern))
            if (inner := clause.child_by_field_name("body")) is not None:
                self.statement(inner)
        return ir.Handler((), name, body(), span(clause))

    def throw(self, node: Node) -> None:
        """``throw``."""
        inner = operands(node)
        self.builder.emit(ir.Throw(self.expression(inner[0] if inner else None), span(node)))

    def return_(self, node: Node) -> None:
        """``return``."""
        inner = operands(node)
        self.builder.emit(ir.Return(self.expression(inner[0]) if inner else None, span(node)))


def _falling(bodies: list[list[Node]]) -> list[Node]:
    """The statements a case runs: its own, and the next cases' as long as none of them jumps away."""
    statements: list[Node] = []
    for body in bodies:
        statements.extend(body)
        if (last := _last(statements)) is not None and last.type in _JUMPS:
            break
    return statements


def _last(statements: list[Node]) -> Node | None:
    """The last statement, looked up inside a block."""
    while statements and statements[-1].type == "statement_block":
        statements = operands(statements[-1])
    return statements[-1] if statements else None


def _final_break(statements: list[Node]) -> int:
    """The id of the ``break`` that ends a case, or -1."""
    last = _last(statements)
    if last is None or last.type != "break_statement" or last.child_by_field_name("label") is not None:
        return -1
    return last.id
