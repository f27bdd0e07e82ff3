"""The names visible in one function: block scopes, shadowing, captured variables, ``this``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from mtls_lint.frontends import base
from mtls_lint.ir import nodes as ir


class FunctionScope(base.Scope):
    """The blocks of one function, innermost last, within the function that encloses it.

    A block maps a source name to its IR name. An IR name that is not among ``locals`` is read from outside;
    one with a dot in it is a member of a namespace. A block-scoped variable that hides another one gets a
    fresh name, so that a captured name always means one variable.
    """

    def __init__(self, parent: FunctionScope | None = None, names: dict[str, str] | None = None) -> None:
        super().__init__(set())
        self.parent = parent
        self.blocks: list[dict[str, str]] = [dict(names or {})]
        self.owner = ""
        self.uses_this = False
        if parent is not None:
            self._depth = parent._depth

    def descend(self) -> None:
        """Like :meth:`deeper`, for the hottest path; an exception ends the lowering, so nothing restores."""
        self._depth += 1
        if self._depth > base.MAX_DEPTH:
            raise base.TooDeepError

    def ascend(self) -> None:
        """Ends what :meth:`descend` began."""
        self._depth -= 1

    @contextmanager
    def block(self, names: dict[str, str] | None = None) -> Iterator[None]:
        """Opens a block, with ``names`` already standing for something outside the function."""
        self.blocks.append(dict(names or {}))
        try:
            yield
        finally:
            self.blocks.pop()

    def declare(self, names: Iterable[str]) -> None:
        """Makes ``names`` local to the innermost block."""
        block = self.blocks[-1]
        for name in names:
            if not name or name in block:
                continue
            fresh, count = name, 0
            if len(self.blocks) > 1 and self.resolve(name) is not None:
                while fresh in self.locals or fresh == name:
                    count += 1
                    fresh = f"{name}${count}"
            block[name] = fresh
            self.locals.add(fresh)

    def resolve(self, name: str) -> str | None:
        """The IR name that ``name`` stands for here, or None when no enclosing function knows it."""
        scope: FunctionScope | None = self
        while scope is not None:
            for block in reversed(scope.blocks):
                if name in block:
                    return block[name]
            scope = scope.parent
        return None

    def member_of(self, name: str) -> tuple[str, str] | None:
        """The namespace and member that an unqualified ``name`` stands for, or None."""
        owner, dot, member = (self.resolve(name) or "").rpartition(".")
        return (owner, member) if dot else None

    def is_local(self, name: str) -> bool:
        """Whether ``name`` is a variable of this function."""
        return self._own(name) is not None

    def _own(self, name: str) -> str | None:
        for block in reversed(self.blocks):
            if name in block:
                return block[name] if block[name] in self.locals else None
        return None

    def read(self, name: str, where: ir.Span) -> str:
        """The local that holds ``name``, loaded from outside when it is not of this function."""
        if (own := self._own(name)) is not None:
            return own
        if (member := self.member_of(name)) is not None:
            return self.builder.field(self.builder.load(member[0], where), member[1], where)
        return self.builder.load(self.resolve(name) or name, where)

    def write(self, name: str, src: str, where: ir.Span) -> None:
        """Assigns ``src`` to ``name``, wherever it lives."""
        if (own := self._own(name)) is not None:
            self.builder.emit(ir.Copy(own, src, where))
        elif (member := self.member_of(name)) is not None:
            self.builder.emit(ir.SetField(self.builder.load(member[0], where), member[1], src, where))
        else:
            self.builder.emit(ir.Store(self.resolve(name) or name, src, where))

    def own_this(self, where: ir.Span) -> str:
        """Reads ``this``, and notes in the function it belongs to that it is used."""
        scope: FunctionScope | None = self
        while scope is not None:
            if any("this" in block for block in scope.blocks):
                scope.uses_this = True
                break
            scope = scope.parent
        return self.read("this", where)
