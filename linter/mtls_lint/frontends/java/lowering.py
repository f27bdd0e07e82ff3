"""The lowering of one Java member: its scopes, names and closures, and who lowers which node."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mtls_lint.frontends.base import Scope, TooDeepError, span
from mtls_lint.frontends.java.names import FileInfo, TypeInfo, informative, operands
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
    """What ``break``, ``continue`` and ``yield`` leave.

    ``kind`` is ``loop``, ``switch`` or ``block``; ``name`` its label in the source; ``result`` the local that
    a switch expression yields into; ``used`` whether anything leaves it early.
    """

    label: str
    kind: str
    name: str = ""
    result: str = ""
    used: bool = False


class Lowering:
    """Lowers one member and the closures in it.

    ``module_level`` says that variables of the outermost block are the module's, not locals.
    """

    def __init__(self, file: FileInfo, owner: TypeInfo | None, *, module_level: bool = False) -> None:
        self.file = file
        self.owner = owner
        self.scope = Scope({"this"} if owner is not None else set())
        self.targets: list[Target] = []
        self.label = ""
        self._types: dict[str, str] = {}
        self._outer: list[set[str]] = []
        self._module_level = module_level

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
        result_type: str = "",
        annotations: tuple[ir.Annotation, ...] = (),
    ) -> ir.Function:
        """The member itself; raises :class:`TooDeepError` when it nests too deep."""
        self._parameters(params)
        try:
            body()
        except RecursionError as error:
            raise TooDeepError from error
        return ir.Function(
            name,
            params,
            self.build.body(),
            where,
            receiver="this" if self.owner else "",
            owner=self.owner.name if self.owner else "",
            result_type=result_type,
            annotations=annotations,
        )

    def closure(self, where: ir.Span, params: tuple[ir.Param, ...], body: Callable[[], None]) -> str:
        """Lowers a lambda and returns the temporary that holds it."""
        scope = self.scope
        saved = (scope.builder, scope.locals, self.targets, self._module_level)
        self._outer.append(scope.locals)
        scope.builder, scope.locals, self.targets, self._module_level = Builder(), set(), [], False
        self._parameters(params)
        try:
            body()
            owner = self.owner.name if self.owner else ""
            function = ir.Function("<lambda>", params, scope.builder.body(), where, owner=owner)
        finally:
            scope.builder, scope.locals, self.targets, self._module_level = saved
            self._outer.pop()
        dst = self.build.temp()
        self.build.emit(ir.Closure(dst, function, where))
        return dst

    def _parameters(self, params: tuple[ir.Param, ...]) -> None:
        self.scope.locals.update(param.name for param in params)
        self._types.update((param.name, informative(param.type)) for param in params)

    def expr(self, node: Node | None) -> str:
        """Lowers an expression and returns the local that holds its value."""
        if node is None:
            return self.build.combine("missing", (), ir.NOWHERE)
        while node.type == "parenthesized_expression" and (inner := operands(node)):
            node = inner[0]
        with self.scope.deeper():
            return EXPRESSIONS.get(node.type, _unknown_expression)(self, node)

    def stmt(self, node: Node) -> None:
        """Lowers a statement."""
        with self.scope.deeper():
            STATEMENTS.get(node.type, _unknown_statement)(self, node)

    def statements(self, nodes: Iterable[Node]) -> None:
        """Lowers statements in order."""
        for node in nodes:
            self.stmt(node)

    def branch(self, node: Node | None) -> ir.Block:
        """Lowers a statement into a block of its own, with its own variables."""
        with self.build.block() as block, self.variables():
            if node is not None:
                self.stmt(node)
        return block()

    @contextmanager
    def variables(self) -> Iterator[None]:
        """Opens a scope: variables declared in it end with it."""
        saved, self.scope.locals = self.scope.locals, set(self.scope.locals)
        module_level, self._module_level = self._module_level, False
        try:
            yield
        finally:
            self.scope.locals, self._module_level = saved, module_level

    @contextmanager
    def inside(self, target: Target) -> Iterator[None]:
        """Makes ``target`` the innermost one that ``break`` and its like can mean."""
        self.targets.append(target)
        try:
            yield
        finally:
            self.targets.pop()

    def this(self, where: ir.Span) -> str:
        """The local that holds the instance."""
        return self.scope.read("this", where)

    def is_member(self, name: str, *, qualifies: bool = False) -> bool:
        """Whether an unqualified ``name`` means a field of the own type or of one around it.

        With a base class outside the file, a name that nothing else explains is taken for an inherited field,
        unless it ``qualifies`` a type, as a package does.
        """
        if name in self.scope.locals or any(name in names for names in self._outer) or self.owner is None:
            return False
        inherited = False
        for info in self.owner.enclosing():
            known = self.file.inherits(info, name)
            if known:
                return True
            inherited |= known is None
            if name in info.captures():
                return False
        return inherited and not qualifies and name[:1].islower() and name not in self.file.imports

    def read(self, name: str, where: ir.Span, *, qualifies: bool = False) -> str:
        """The local that holds an unqualified name's value."""
        if self.is_member(name, qualifies=qualifies):
            return self.build.field(self.this(where), name, where)
        return self.scope.read(name, where)

    def write(self, name: str, value: str, where: ir.Span) -> None:
        """Assigns to an unqualified name; a local keeps showing its declared type."""
        if name in self.scope.locals and (type_ := self._types.get(name)):
            self.build.emit(ir.Cast(name, value, type_, where))
        elif self.is_member(name):
            self.build.emit(ir.SetField(self.this(where), name, value, where))
        else:
            self.scope.write(name, value, where)

    def declare(self, name: str, value: str | None, where: ir.Span, type_: str = "") -> None:
        """Makes ``name`` a variable of the scope at hand; a local without a value is null till it has one."""
        if name == "_":
            return
        if self._module_level:
            if value is not None:
                self.scope.write(name, self.cast(value, type_, where) if type_ else value, where)
            return
        self.scope.locals.add(name)
        self._types[name] = type_
        if value is None:
            self.build.emit(ir.Const(name, None, where))
        elif type_:
            self.build.emit(ir.Cast(name, value, type_, where))
        else:
            self.build.emit(ir.Copy(name, value, where))

    def cast(self, value: str, type_: str, where: ir.Span) -> str:
        """``value`` seen as ``type_``."""
        dst = self.build.temp()
        self.build.emit(ir.Cast(dst, value, type_, where))
        return dst

    def sequence(self, items: Iterable[str], where: ir.Span) -> str:
        """A new array."""
        dst = self.build.temp()
        self.build.emit(ir.Sequence(dst, tuple(items), where))
        return dst

    def compare(self, op: str, left: str, right: str, where: ir.Span) -> str:
        """A comparison."""
        dst = self.build.temp()
        self.build.emit(ir.Compare(dst, op, left, right, where))
        return dst

    def call(
        self,
        callee: str,
        args: Iterable[str],
        where: ir.Span,
        anchor: ir.Span,
        *,
        method: str = "",
        new: bool = False,
    ) -> str:
        """A call with positional arguments."""
        dst = self.build.temp()
        self.build.emit(ir.Call(dst, callee, tuple(map(ir.Arg, args)), where, method, new, anchor))
        return dst

    def both(self, left: str, right: Callable[[], str], where: ir.Span) -> str:
        """``left && right()``."""
        return self.build.choose(left, right, lambda: left, where)

    def either(self, left: str, right: Callable[[], str], where: ir.Span) -> str:
        """``left || right()``."""
        return self.build.choose(left, lambda: left, right, where)


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
    low.statements(operands(node))
