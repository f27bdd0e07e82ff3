"""How a frontend writes IR: one builder per function, blocks nested by ``with``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from mtls_lint.ir import nodes as ir


class Builder:
    """Collects the statements of one function body and hands out fresh temporaries and labels."""

    def __init__(self) -> None:
        self._blocks: list[list[ir.Stmt]] = [[]]
        self._temporaries = 0
        self._labels = 0

    def temp(self) -> str:
        """A temporary that no other operation of the function defines."""
        self._temporaries += 1
        return f"%{self._temporaries}"

    def label(self) -> str:
        """A label that no other loop or scope of the function has."""
        self._labels += 1
        return f"L{self._labels}"

    def emit(self, statement: ir.Stmt) -> None:
        """Appends a statement to the innermost open block."""
        self._blocks[-1].append(statement)

    @contextmanager
    def block(self) -> Iterator[Callable[[], ir.Block]]:
        """Opens a nested block; what is yielded gives its statements once it is closed."""
        statements: list[ir.Stmt] = []
        self._blocks.append(statements)
        try:
            yield lambda: tuple(statements)
        finally:
            self._blocks.pop()

    def body(self) -> ir.Block:
        """The statements of the outermost block."""
        return tuple(self._blocks[0])

    def const(self, value: ir.Literal, span: ir.Span) -> str:
        """Emits a literal and returns the temporary that holds it."""
        dst = self.temp()
        self.emit(ir.Const(dst, value, span))
        return dst

    def load(self, name: str, span: ir.Span) -> str:
        """Emits the read of a non-local name."""
        dst = self.temp()
        self.emit(ir.Load(dst, name, span))
        return dst

    def field(self, obj: str, name: str, span: ir.Span) -> str:
        """Emits the read of a member."""
        dst = self.temp()
        self.emit(ir.Field(dst, obj, name, span))
        return dst

    def combine(self, op: str, operands: tuple[str, ...], span: ir.Span) -> str:
        """Emits an opaque combination of operands."""
        dst = self.temp()
        self.emit(ir.Combine(dst, op, operands, span))
        return dst

    def choose(
        self,
        cond: str,
        then: Callable[[], str],
        orelse: Callable[[], str],
        span: ir.Span,
    ) -> str:
        """Emits ``cond ? then : orelse``; each side is lowered inside its own branch.

        Short-circuit operators are this: ``a && b`` is ``choose(a, b, a)``, ``a || b`` is ``choose(a, a, b)``.
        """
        dst = self.temp()
        with self.block() as then_block:
            self.emit(ir.Copy(dst, then(), span))
        with self.block() as else_block:
            self.emit(ir.Copy(dst, orelse(), span))
        self.emit(ir.If((ir.Arm((), cond, then_block()),), else_block(), span))
        return dst
