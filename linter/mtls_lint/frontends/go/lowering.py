"""The state of lowering one function, and the tables from node types to what lowers them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from mtls_lint.frontends.base import span, text
from mtls_lint.frontends.go.frame import Frame
from mtls_lint.frontends.go.names import TYPES, File, parts
from mtls_lint.ir import nodes as ir
from mtls_lint.ir.builder import Builder

if TYPE_CHECKING:
    from tree_sitter import Node

_Expression = Callable[["Lowering", "Node"], str]
_Statement = Callable[["Lowering", "Node"], None]
_EXPRESSIONS: dict[str, _Expression] = {}
_STATEMENTS: dict[str, _Statement] = {}
_LEAVES = frozenset(
    {"interpreted_string_literal", "raw_string_literal", "rune_literal", "int_literal", "float_literal"}
    | {"nil", "true", "false"}
)
"""Expressions that nest nothing."""


def expression(*kinds: str) -> Callable[[_Expression], _Expression]:
    """Registers what lowers expressions of these node types; it returns the operand that holds the value."""

    def register(function: _Expression) -> _Expression:
        _EXPRESSIONS.update(dict.fromkeys(kinds, function))
        return function

    return register


def statement(*kinds: str) -> Callable[[_Statement], _Statement]:
    """Registers what lowers statements of these node types."""

    def register(function: _Statement) -> _Statement:
        _STATEMENTS.update(dict.fromkeys(kinds, function))
        return function

    return register


class Lowering:
    """Lowers the parts of one function; ``frame`` is that of the function literal being lowered."""

    def __init__(self, file: File, frame: Frame) -> None:
        self.file = file
        self.frame = frame

    @property
    def build(self) -> Builder:
        """The builder of the current function."""
        return self.frame.builder

    def emit(self, operation: ir.Stmt) -> None:
        """Appends to the current block."""
        self.frame.builder.emit(operation)

    def expr(self, node: Node | None) -> str:
        """Lowers an expression; one that is missing is nil."""
        if node is None:
            return self.build.const(None, ir.NOWHERE)
        kind = node.type
        if kind == "identifier":
            return self.frame.value_of(text(node), span(node))
        if kind in _LEAVES:
            return _EXPRESSIONS[kind](self, node)
        with self.frame.outermost.deeper():
            lower = _EXPRESSIONS.get(kind)
            if lower is not None:
                return lower(self, node)
            if kind in TYPES:
                return self.build.load(self.file.type_name(node) or "any", span(node))
            return self.build.combine(kind, self.each(parts(node)), span(node))

    def each(self, nodes: list[Node]) -> tuple[str, ...]:
        """Lowers expressions from left to right."""
        return tuple([self.expr(node) for node in nodes])

    def stmt(self, node: Node) -> None:
        """Lowers a statement; of one that is not known, what is in it."""
        kind = node.type
        lower = _STATEMENTS.get(kind)
        if lower is not None:
            lower(self, node)
        elif kind in _EXPRESSIONS:
            self.expr(node)
        else:
            self.stmts(node.named_children)

    def stmts(self, nodes: list[Node]) -> None:
        """Lowers statements in order."""
        with self.frame.outermost.deeper():
            for node in nodes:
                self.stmt(node)

    def nested(self, node: Node | None) -> ir.Block:
        """Lowers a statement, if there is one, into a block of its own."""
        with self.build.block() as body:
            if node is not None:
                self.stmt(node)
        return body()
