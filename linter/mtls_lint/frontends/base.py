"""What every frontend shares: node text and spans, the scope of a function, the depth limit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from mtls_lint.ir import nodes as ir
from mtls_lint.ir.builder import Builder

if TYPE_CHECKING:
    from tree_sitter import Node

MAX_DEPTH = 160
"""How deep syntax may nest inside one function before it is passed over (CPython's own stack is the limit)."""


class TooDeepError(Exception):
    """A function nests deeper than :data:`MAX_DEPTH`; its body cannot be analysed."""


class UnreadableError(Exception):
    """A configuration file that is not of its format, or past the limits; says why, and at which byte offset."""

    def __init__(self, reason: str, offset: int) -> None:
        super().__init__(reason)
        self.offset = offset


def text(node: Node) -> str:
    """The source text of a node."""
    return node.text.decode("utf-8", "replace") if node.text else ""


def span(node: Node) -> ir.Span:
    """The byte range of a node."""
    return ir.Span(node.start_byte, node.end_byte)


def error_spans(root: Node) -> tuple[ir.Span, ...]:
    """The places of a tree that did not parse, outermost first; iterative, so that no nesting is too deep."""
    if not root.has_error:
        return ()
    found: list[ir.Span] = []
    pending = [root]
    while pending:
        node = pending.pop()
        if node.is_error or node.is_missing:
            found.append(span(node))
        elif node.has_error:
            pending.extend(node.children)
    return tuple(sorted(found))


_CONTAINER = re.compile(
    r"^(?:[\w.]*\.)?(?:List|Set|Collection|Iterable|ArrayList|IEnumerable|IReadOnlyList|IList|ICollection"
    r"|Array|ReadonlyArray|Sequence|list|tuple|set|Iterator|Stream)[<\[](.*)[>\]]$"
)
_WRAPPER = re.compile(
    r"^(?:[\w.]*\.)?(?:Promise|Task|ValueTask|Optional|CompletableFuture|CompletionStage|Mono|Uni|Future"
    r"|Awaitable|Coroutine|Annotated|ReadOnlyMemory|Nullable)[<\[](.*)[>\]]$"
)


def type_name(written: str, resolve: Callable[[str], str]) -> str:
    """The IR name of a type as written in source.

    Pointers, nullability and wrappers that only say *when* a value is there (promise, task, optional) are
    dropped; arrays, slices, lists and sets of ``T`` become ``T[]``; other type arguments are dropped;
    ``resolve`` turns the remaining simple or dotted name into its import-qualified one.
    """
    name = " ".join(written.split()).strip("'\"")
    suffix = ""
    while True:
        before = name
        name = name.strip().lstrip("*&").rstrip("?!").strip()
        name = name.removesuffix(" | None").removesuffix(" | null").removesuffix(" | undefined")
        if name.startswith("[]"):
            name, suffix = name[2:], "[]"
        if name.endswith("[]"):
            name, suffix = name[:-2], "[]"
        if name.startswith("..."):
            name, suffix = name[3:], "[]"
        if match := _WRAPPER.match(name):
            name = match.group(1).split(",")[0]
        elif match := _CONTAINER.match(name):
            name, suffix = match.group(1).split(",")[0], "[]"
        if name == before:
            break
    name = re.split(r"[<\[( |]", name, maxsplit=1)[0]
    return resolve(name) + suffix if name else ""


class Scope:
    """The builder of one function together with the names that are local to it."""

    def __init__(self, locals_: set[str]) -> None:
        self.builder = Builder()
        self.locals = locals_
        self._depth = 0

    @contextmanager
    def deeper(self) -> Iterator[None]:
        """Counts one level of nesting; raises :class:`TooDeepError` past the limit."""
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise TooDeepError
        try:
            yield
        finally:
            self._depth -= 1

    def read(self, name: str, where: ir.Span) -> str:
        """The local that holds ``name``: itself when local, else a temporary loaded from outside."""
        return name if name in self.locals else self.builder.load(name, where)

    def write(self, name: str, src: str, where: ir.Span) -> None:
        """Assigns ``src`` to ``name``, local or not."""
        if name in self.locals:
            self.builder.emit(ir.Copy(name, src, where))
        else:
            self.builder.emit(ir.Store(name, src, where))
