"""The names and jump targets of one Go function while it is lowered."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mtls_lint.frontends import base
from mtls_lint.ir import nodes as ir

if TYPE_CHECKING:
    from tree_sitter import Node


@dataclass
class Target:
    """Something that ``break`` may leave: a loop, a switch or a select.

    ``name`` is the label in the source or empty, ``label`` the one in the IR; ``used`` tells whether a
    jump goes there.
    """

    name: str
    label: str
    is_loop: bool
    used: bool = False


class Frame(base.Scope):
    """A function's scope with Go's block structure: a name declared again in an inner block is renamed.

    ``outer`` is the frame of the function around a literal; at file level (``is_module``) nothing is local.
    """

    def __init__(self, name: str, outer: Frame | None = None, is_module: bool = False) -> None:
        super().__init__(set())
        self.name = name
        self.outer = outer
        self.outermost: Frame = outer.outermost if outer is not None else self
        self.is_module = is_module
        self.results: list[str] = []
        self.targets: list[Target] = []
        self.label = ""
        self.literals = 0
        self.unset: dict[str, Node] = {}
        """The locals that were declared as pointers to nothing, with their types."""
        self._items: list[tuple[str, str, str]] = []
        self._blocks: list[dict[str, str]] = [{}]
        self._renamed = 0

    @contextmanager
    def inner_block(self) -> Iterator[None]:
        """A block of the source: what is declared in it is forgotten after it."""
        depth = len(self._blocks)
        self._blocks.append({})
        try:
            yield
        finally:
            del self._blocks[depth:]

    def open_block(self) -> None:
        """Opens a block that ends together with the ``inner_block`` around it."""
        self._blocks.append({})

    @contextmanager
    def target(self, is_loop: bool) -> Iterator[Target]:
        """What ``break`` and ``continue`` refer to in the statement being lowered; takes the label before it."""
        target = Target(self.label, self.builder.label(), is_loop)
        self.label = ""
        self.targets.append(target)
        try:
            yield target
        finally:
            self.targets.pop()

    @contextmanager
    def items_of(self, listed: str, counter: str, item: str) -> Iterator[None]:
        """A loop in which ``item`` stands at the place ``counter`` of a list, both as they are written."""
        self._items.append((listed, counter, item))
        try:
            yield
        finally:
            self._items.pop()

    def item_at(self, listed: str, place: str) -> str | None:
        """The item of a loop's round that stands at a place of a list."""
        words = place.replace("-", " ").replace("(", " ").split()
        return next((i for over, counter, i in reversed(self._items) if over == listed and counter in words), None)

    def is_declared_here(self, name: str) -> bool:
        """Whether the innermost block declares the name."""
        return name in self._blocks[-1]

    def declare(self, name: str) -> str:
        """The local that a name stands for from here on in the innermost block."""
        if self.is_module:
            return name
        local = self._blocks[-1].get(name)
        if local is None:
            local = self._fresh(name) if any(name in block for block in self._blocks) else name
            self._blocks[-1][name] = local
            self.locals.add(local)
        return local

    def unnamed(self) -> str:
        """A local for a parameter or result that has no name."""
        local = self._fresh("_")
        self.locals.add(local)
        return local

    def _fresh(self, name: str) -> str:
        self._renamed += 1
        return f"{name}${self._renamed}"

    def local(self, name: str) -> str | None:
        """The local of this function that a name stands for."""
        for block in reversed(self._blocks):
            if name in block:
                return block[name]
        return None

    def is_local(self, name: str) -> bool:
        """Whether a name is a local of this function or one around it."""
        return self.local(name) is not None or (self.outer is not None and self.outer.is_local(name))

    def captured(self, name: str) -> str:
        """The name that a non-local of this function is loaded by."""
        frame = self.outer
        while frame is not None:
            local = frame.local(name)
            if local is not None:
                return local
            frame = frame.outer
        return name

    def value_of(self, name: str, where: ir.Span) -> str:
        """The operand that holds a name's value."""
        local = self.local(name)
        return local if local is not None else self.builder.load(self.captured(name), where)

    def assign(self, name: str, src: str, where: ir.Span) -> None:
        """Assigns to a name, local or not."""
        local = self.local(name)
        if local is not None:
            self.builder.emit(ir.Copy(local, src, where))
        else:
            self.builder.emit(ir.Store(self.captured(name), src, where))
