"""The lowering of one C# member: its scopes, names and closures, and the tables of who lowers which node."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mtls_lint.frontends.base import Scope, TooDeepError, span
from mtls_lint.frontends.csharp.names import FileInfo, TypeInfo, child_text, operands
from mtls_lint.ir import nodes as ir
from mtls_lint.ir.builder import Builder

if TYPE_CHECKING:
    from tree_sitter import Node

Expression = Callable[["Lowering", "Node"], str]
Statement = Callable[["Lowering", "Node"], None]
EXPRESSIONS: dict[str, Expression] = {}
STATEMENTS: dict[str, Statement] = {}


def expression(*kinds: str) -> Callable[[Expression], Expression]:
    """Registers a function as what lowers the expressions of these node types."""

    def register(handler: Expression) -> Expression:
        EXPRESSIONS.update(dict.fromkeys(kinds, handler))
        return handler

    return register


def statement(*kinds: str) -> Callable[[Statement], Statement]:
    """Registers a function as what lowers the statements of these node types."""

    def register(handler: Statement) -> Statement:
        STATEMENTS.update(dict.fromkeys(kinds, handler))
        return handler

    return register


@dataclass(slots=True)
class Target:
    """What a ``break`` leaves: a loop or a switch, and whether any does."""

    label: str
    used: bool = False


_TARGET_TYPED = frozenset(
    {"implicit_object_creation_expression", "collection_expression", "initializer_expression"}
)
"""Expressions that create what is expected where they stand."""


@dataclass(slots=True)
class Frame:
    """What holds for one function: its result type, what its jumps name, variables yet without a value."""

    result_type: str = ""
    module_level: bool = False
    breaks: list[Target] = field(default_factory=list)
    continues: list[str] = field(default_factory=list)
    unassigned: dict[str, ir.Span] = field(default_factory=dict)


class Lowering:
    """Lowers one member and the closures in it.

    ``module_level`` says that variables of the outermost block are the module's, not locals. ``leaves`` maps
    a pattern that swallowed operators to the constant that is its own; ``expected`` is the type that a
    ``new()`` about to be lowered takes from its context.
    """

    def __init__(
        self, file: FileInfo, owner: TypeInfo | None, result_type: str = "", *, module_level: bool = False
    ) -> None:
        self.file = file
        self.owner = owner
        self.scope = Scope(set())
        self.frame = Frame(result_type, module_level)
        self.leaves: dict[int, Node] = {}
        self.expected = ""
        self._types: dict[str, str] = {}
        self._outer: list[set[str]] = []

    @property
    def build(self) -> Builder:
        """The builder of the function that is being lowered."""
        return self.scope.builder

    def function(
        self,
        name: str,
        where: ir.Span,
        params: tuple[ir.Param, ...],
        body: Callable[[], None],
        *,
        is_async: bool,
    ) -> ir.Function:
        """The member itself; raises :class:`TooDeepError` when it nests too deep."""
        self.scope.locals = {param.name for param in params}
        if self.owner is not None:
            self.scope.locals.add("this")
        self._types = {param.name: param.type for param in params}
        try:
            body()
        except RecursionError as error:
            raise TooDeepError from error
        return ir.Function(
            name,
            params,
            self._body(),
            where,
            receiver="this" if self.owner else "",
            owner=self.owner.name if self.owner else "",
            is_async=is_async,
            result_type=self.frame.result_type,
        )

    def closure(
        self,
        name: str,
        where: ir.Span,
        params: tuple[ir.Param, ...],
        body: Callable[[], None],
        *,
        is_async: bool = False,
        result_type: str = "",
    ) -> str:
        """Lowers a nested function and returns the temporary that holds it."""
        scope = self.scope
        builder, locals_, frame = scope.builder, scope.locals, self.frame
        self._outer.append(locals_)
        scope.builder, scope.locals, self.frame = Builder(), {param.name for param in params}, Frame(result_type)
        try:
            body()
            function = ir.Function(
                name,
                params,
                self._body(),
                where,
                owner=self.owner.name if self.owner else "",
                is_async=is_async,
                result_type=result_type,
            )
        finally:
            scope.builder, scope.locals, self.frame = builder, locals_, frame
            self._outer.pop()
        dst = self.build.temp()
        self.build.emit(ir.Closure(dst, function, where))
        return dst

    def _body(self) -> ir.Block:
        """The body of the function at hand; a variable that nothing assigns starts as null."""
        unassigned = self.frame.unassigned.items()
        return (*(ir.Const(name, None, where) for name, where in unassigned), *self.build.body())

    def expr(self, node: Node) -> str:
        """Lowers an expression and returns the local that holds its value."""
        with self.scope.deeper():
            return EXPRESSIONS.get(node.type, _unknown_expression)(self, node)

    def expr_as(self, node: Node, type_: str) -> str:
        """Lowers an expression where a value of ``type_`` is expected, which is what ``new()`` creates."""
        if node.type in _TARGET_TYPED:
            self.expected = type_
        return self.expr(node)

    def stmt(self, node: Node) -> None:
        """Lowers a statement."""
        with self.scope.deeper():
            STATEMENTS.get(node.type, _unknown_statement)(self, node)

    def statements(self, nodes: list[Node]) -> None:
        """Lowers statements in order, after the local functions among them, which all of them may call."""
        functions = [node for node in nodes if node.type == "local_function_statement"]
        if functions:
            for node in nodes:
                for name in _declared(node):
                    self.declare(name, None, span(node))
        for node in functions:
            self.stmt(node)
        for node in nodes:
            if node.type != "local_function_statement":
                self.stmt(node)

    def captured_block(self, node: Node | None) -> ir.Block:
        """Lowers a statement into a block of its own, with its own variables."""
        with self.build.block() as block, self.variables():
            if node is not None:
                self.stmt(node)
        return block()

    @contextmanager
    def variables(self) -> Iterator[None]:
        """Opens a scope: variables declared in it end with it."""
        saved, self.scope.locals = self.scope.locals, set(self.scope.locals)
        module_level, self.frame.module_level = self.frame.module_level, False
        try:
            yield
        finally:
            self.scope.locals, self.frame.module_level = saved, module_level

    def this(self, where: ir.Span) -> str:
        """The local that holds the instance."""
        return self.scope.read("this", where)

    def is_variable(self, name: str) -> bool:
        """Whether ``name`` is a local of this function or of an enclosing one."""
        return name in self.scope.locals or any(name in names for names in self._outer)

    def is_member(self, name: str) -> bool:
        """Whether an unqualified ``name`` means a field, property or method of the own type."""
        owner = self.owner
        return owner is not None and not self.is_variable(name) and (owner.holds(name) or owner.has_method(name))

    def read(self, name: str, where: ir.Span) -> str:
        """The local that holds an unqualified name's value."""
        if self.is_member(name):
            return self.build.field(self.this(where), name, where)
        return self.scope.read(name, where)

    def write(self, name: str, value: str, where: ir.Span, type_: str = "") -> None:
        """Assigns to an unqualified name, seen as ``type_`` if that is given."""
        name = name.removeprefix("@") or "?"
        if name in self.scope.locals:
            self.frame.unassigned.pop(name, None)
            self.build.emit(ir.Cast(name, value, type_, where) if type_ else ir.Copy(name, value, where))
            return
        value = self.cast(value, type_, where) if type_ else value
        if self.is_member(name):
            self.build.emit(ir.SetField(self.this(where), name, value, where))
        else:
            self.build.emit(ir.Store(name, value, where))

    def type_of_name(self, name: str) -> str:
        """The declared type of a variable or own field, or empty."""
        if self.is_variable(name) or self.owner is None:
            return self._types.get(name, "")
        return self.owner.field_type(name)

    def declare(self, name: str, value: str | None, where: ir.Span, type_: str = "") -> None:
        """Makes ``name`` a variable of the scope at hand and gives it its first value, if it has one."""
        name = name.removeprefix("@")
        if name in ("", "_"):
            return
        self._types[name] = type_
        if not self.frame.module_level:
            if value is None and name not in self.scope.locals:
                self.frame.unassigned[name] = where
            self.scope.locals.add(name)
        if value is not None:
            self.write(name, value, where, type_)

    def note_type(self, name: str, type_: str) -> None:
        """Remembers the type of a variable that was declared without one."""
        self._types[name.removeprefix("@")] = type_

    def bound(self, name: str, type_: str) -> None:
        """Makes ``name``, which something else assigns, a variable of the scope at hand."""
        self._types[name] = type_
        self.scope.locals.add(name)

    def cast(self, value: str, type_: str, where: ir.Span) -> str:
        """``value`` seen as ``type_``."""
        dst = self.build.temp()
        self.build.emit(ir.Cast(dst, value, type_, where))
        return dst

    def element(self, value: str, index: int, where: ir.Span) -> str:
        """The item of ``value`` at a fixed position."""
        dst = self.build.temp()
        self.build.emit(ir.Element(dst, value, index, where))
        return dst

    def sequence(self, items: list[str], where: ir.Span) -> str:
        """A new list or tuple."""
        dst = self.build.temp()
        self.build.emit(ir.Sequence(dst, tuple(items), where))
        return dst

    def compare(self, op: str, left: str, right: str, where: ir.Span) -> str:
        """A comparison."""
        dst = self.build.temp()
        self.build.emit(ir.Compare(dst, op, left, right, where))
        return dst

    def negate(self, value: str, where: ir.Span) -> str:
        """The negation of ``value``."""
        dst = self.build.temp()
        self.build.emit(ir.Not(dst, value, where))
        return dst

    def both(self, left: str, right: Callable[[], str], where: ir.Span) -> str:
        """``left && right()``."""
        return self.build.choose(left, right, lambda: left, where)

    def either(self, left: str, right: Callable[[], str], where: ir.Span) -> str:
        """``left || right()``."""
        return self.build.choose(left, lambda: left, right, where)


def _declared(node: Node) -> Iterator[str]:
    """The names a statement declares that a local function beside it may use."""
    if node.type == "local_function_statement":
        yield child_text(node, "name")
    elif node.type == "local_declaration_statement":
        for declaration in operands(node):
            for declarator in declaration.named_children:
                if declarator.type == "variable_declarator":
                    yield from filter(None, [child_text(declarator, "name")])


def _unknown_expression(low: Lowering, node: Node) -> str:
    if node.type in STATEMENTS:
        low.stmt(node)
        return low.build.const(None, span(node))
    parts = tuple(low.expr(child) for child in operands(node))
    return low.build.combine(node.type, parts, span(node))


def _unknown_statement(low: Lowering, node: Node) -> None:
    if node.type in EXPRESSIONS:
        low.expr(node)
        return
    for child in operands(node):
        low.stmt(child)
