"""What lowering every part of a Python function shares: its names, assignment, the small operations."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING

from mtls_lint.frontends import base
from mtls_lint.frontends.base import span
from mtls_lint.frontends.python.names import Names
from mtls_lint.frontends.python.tree import COMPARISONS, parts, word
from mtls_lint.ir import nodes as ir

if TYPE_CHECKING:
    from tree_sitter import Node


YIELDED = "%yielded"
"""The local that holds what a generator gave last."""


class Lowering(ABC):
    """Lowers one function; each method that returns a string returns the local that holds the value.

    ``members`` are the names of a class body, which live on the receiver; ``outer`` is the lowering of the
    enclosing function, whose depth count and renamed comprehension variables a nested function shares.
    ``instance`` is the receiver of the method around and the type that has it.
    ``loops`` holds the open loops: the label that ``break`` leaves and the one that ``continue`` names.
    """

    def __init__(
        self,
        names: Names,
        locals_: set[str],
        *,
        members: frozenset[str] = frozenset(),
        outer: Lowering | None = None,
        instance: tuple[str, str] = ("", ""),
    ) -> None:
        self.names = names
        self.instance: tuple[str, str] = outer.instance if outer is not None else instance
        self.members = members
        self.scope = base.Scope(locals_)
        self.ops = self.scope.builder
        self._shadows = 0
        self.yields = False
        self.loops: list[tuple[str, str]] = []
        self.deeper: Callable[[], AbstractContextManager[None]] = (
            outer.deeper if outer is not None else self.scope.deeper
        )
        renamed = outer.renamed if outer is not None else {}
        self.renamed: dict[str, str] = {name: inner for name, inner in renamed.items() if name not in locals_}

    @abstractmethod
    def expr(self, node: Node | None) -> str:
        """Lowers one expression."""

    @abstractmethod
    def unknown(self, node: Node) -> str:
        """Lowers an expression without a meaning of its own."""

    @abstractmethod
    def statement(self, node: Node) -> None:
        """Lowers one statement."""

    @abstractmethod
    def closure(self, node: Node, decorated: Node | None = None) -> str:
        """Emits the function value of a lambda or nested ``def``."""

    # Names.

    def read(self, name: str, where: ir.Span) -> str:
        """The local that holds the variable ``name``."""
        if name in self.renamed:
            return self.scope.read(self.renamed[name], where)
        if name in self.members:
            return self.ops.field("self", name, where)
        return self.scope.read(name, where)

    def write(self, name: str, value: str, where: ir.Span) -> None:
        """Assigns to the variable ``name``."""
        if name in self.renamed:
            self.scope.write(self.renamed[name], value, where)
        elif name in self.members:
            self.ops.emit(ir.SetField("self", name, value, where))
        else:
            self.scope.write(name, value, where)

    @contextmanager
    def inner_names(self) -> Iterator[None]:
        """A block whose declared names (:meth:`declare`) are gone after it."""
        before = self.renamed
        self.renamed = dict(before)
        try:
            yield
        finally:
            self.scope.locals -= set(self.renamed.values()) - set(before.values())
            self.renamed = before

    def declare(self, name: str) -> str:
        """A local of the innermost block for ``name``, renamed where it would shadow another local."""
        inner = name
        if name in self.scope.locals:
            self._shadows += 1
            inner = f"{name}${self._shadows}"
        self.scope.locals.add(inner)
        self.renamed[name] = inner
        return inner

    def assign(self, target: Node, value: str) -> None:
        """Assigns a value to a target: a name, attribute, subscript or pattern of these."""
        with self.deeper():
            kind = target.type
            if kind == "identifier":
                self.write(word(target), value, span(target))
            elif kind == "attribute":
                obj = self.expr(target.child_by_field_name("object"))
                name = target.child_by_field_name("attribute")
                self.ops.emit(ir.SetField(obj, word(name), value, span(target)))
            elif kind == "subscript":
                obj = self.expr(target.child_by_field_name("value"))
                self.ops.emit(ir.SetIndex(obj, self.key(target), value, span(target)))
            elif kind in ("parenthesized_expression", "as_pattern_target"):
                for child in parts(target):
                    self.assign(child, value)
            else:
                self._unpack(parts(target), value)

    def _unpack(self, targets: list[Node], value: str) -> None:
        starred = False
        for position, target in enumerate(targets):
            item, where = self.ops.temp(), span(target)
            if target.type in ("list_splat_pattern", "list_splat"):
                starred = True
                self.ops.emit(ir.Combine(item, "slice", (value,), where))
                for child in parts(target):
                    self.assign(child, item)
                continue
            if starred:
                self.ops.emit(ir.Iterate(item, value, where))
            else:
                self.ops.emit(ir.Element(item, value, position, where))
            self.assign(target, item)

    def key(self, subscript: Node) -> str:
        """The key of a subscript."""
        keys = [self.expr(key) for key in subscript.children_by_field_name("subscript")]
        if len(keys) == 1:
            return keys[0]
        dst = self.ops.temp()
        self.ops.emit(ir.Sequence(dst, tuple(keys), span(subscript)))
        return dst

    # Operations.

    def type_test(self, subject: str, name: str, where: ir.Span) -> str:
        """Emits the test whether ``subject`` is of the type ``name``."""
        dst = self.ops.temp()
        self.ops.emit(ir.TypeTest(dst, subject, name, where))
        return dst

    def both(self, left: str, right: Callable[[], str], where: ir.Span) -> str:
        """``left and right``."""
        return self.ops.choose(left, right, lambda: left, where)

    def either(self, left: str, right: Callable[[], str], where: ir.Span) -> str:
        """``left or right``."""
        return self.ops.choose(left, lambda: left, right, where)

    def negation(self, value: str, where: ir.Span) -> str:
        """``not value``."""
        dst = self.ops.temp()
        self.ops.emit(ir.Not(dst, value, where))
        return dst

    def comparison(self, operator: str, left: str, right: str, where: ir.Span) -> str:
        """Emits one comparison in the normal form of the IR."""
        dst, op = self.ops.temp(), COMPARISONS[operator]
        if op == "not in":
            self.ops.emit(ir.Compare(dst, "in", left, right, where))
            return self.negation(dst, where)
        self.ops.emit(ir.Compare(dst, op, left, right, where))
        return dst

    def awaited(self, value: str, where: ir.Span) -> str:
        """Emits what a coroutine resolves to."""
        dst = self.ops.temp()
        self.ops.emit(ir.Await(dst, value, where))
        return dst
