"""Control-flow graphs of IR functions.

Structured control flow becomes basic blocks. A block ends in one terminator; a block inside a ``try`` also has
an exceptional successor that every call in it may take. ``finally`` and deferred bodies are copied onto each
way out, so that the graph needs no notion of them.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from mtls_lint.ir import nodes as ir


@dataclass(slots=True)
class Jump:
    """Control goes to ``target``; at the end of a round, to ``beyond`` where ``item`` stood for all of a list."""

    target: int
    beyond: int | None = None
    item: str = ""


@dataclass(slots=True)
class Branch:
    """Control goes to ``then`` when ``cond`` is true (or its outcome is unknown: None), else to ``orelse``."""

    cond: str | None
    then: int
    orelse: int
    span: ir.Span = ir.NOWHERE


@dataclass(slots=True)
class Exit:
    """The function ends: by returning ``value``, or, with ``throws``, by raising."""

    value: str | None
    throws: bool
    span: ir.Span


Terminator = Jump | Branch | Exit


@dataclass(slots=True)
class BasicBlock:
    """Operations without control flow between them, and where control goes after."""

    ops: list[ir.Op] = field(default_factory=list)
    end: Terminator | None = None
    handler: int | None = None

    def successors(self) -> tuple[int, ...]:
        """The blocks control may go to in the ordinary way."""
        match self.end:
            case Jump(target, beyond):
                return (target,) if beyond is None else (target, beyond)
            case Branch(_, then, orelse):
                return (then, orelse)
        return ()


@dataclass(frozen=True, slots=True)
class _Target:
    """Where a break or continue goes, and how many cleanups are in force there."""

    block: int
    cleanups: int


class _Build:
    """Turns one function into blocks; ``current`` is None where control cannot come."""

    def __init__(self) -> None:
        self.blocks: list[BasicBlock] = []
        self.handler: int | None = None
        self.cleanups: list[tuple[ir.Block, int | None]] = []
        self.breaks: dict[str, _Target] = {}
        self.continues: dict[str, _Target] = {}
        self.current: int | None = self.new()

    def new(self) -> int:
        self.blocks.append(BasicBlock(handler=self.handler))
        return len(self.blocks) - 1

    def finish(self, end: Terminator) -> None:
        if self.current is not None:
            self.blocks[self.current].end = end
        self.current = None

    def jump(self, target: int) -> None:
        self.finish(Jump(target))

    def block(self, statements: ir.Block) -> None:
        for statement in statements:
            if self.current is None:
                return
            self.statement(statement)

    def statement(self, statement: ir.Stmt) -> None:
        match statement:
            case ir.If():
                self.conditional(statement)
            case ir.Loop():
                self.loop(statement)
            case ir.Scope(label, body):
                after = self.new()
                self.breaks[label] = _Target(after, len(self.cleanups))
                self.block(body)
                self.jump(after)
                self.current = after
            case ir.Break(label):
                self.leave(self.breaks.get(label))
            case ir.Continue(label):
                self.leave(self.continues.get(label))
            case ir.Return(value, span):
                self.unwind(0)
                self.finish(Exit(value, throws=False, span=span))
            case ir.Throw(value, span):
                self.throw(value, span)
            case ir.Try():
                self.protect(statement)
            case ir.Defer(body):
                self.cleanups.append((body, self.handler))
            case _:
                assert self.current is not None
                self.blocks[self.current].ops.append(statement)

    def conditional(self, statement: ir.If) -> None:
        after = self.new()
        for arm in statement.arms:
            self.block(arm.test)
            if self.current is None:
                break
            then, orelse = self.new(), self.new()
            self.finish(Branch(arm.cond, then, orelse, statement.span))
            self.current = then
            self.block(arm.body)
            self.jump(after)
            self.current = orelse
        self.block(statement.orelse)
        self.jump(after)
        self.current = after

    def loop(self, loop: ir.Loop) -> None:
        head, body, step, after = self.new(), self.new(), self.new(), self.new()
        self.breaks[loop.label] = _Target(after, len(self.cleanups))
        self.continues[loop.label] = _Target(step, len(self.cleanups))
        first = loop.body[0] if loop.cond is None and loop.body else None
        if isinstance(first, ir.Iterate) and not loop.post:
            # Only an empty collection is passed over: what each round makes sure of holds when all are done.
            self.finish(Branch(first.src, body, after))
        else:
            self.jump(body if loop.post else head)
        self.current = head
        self.block(loop.test)
        self.finish(Branch(loop.cond, body, after, loop.span))
        self.current = body
        self.block(loop.body)
        self.jump(step)
        self.current = step
        self.block(loop.step)
        self.finish(Jump(head, after, first.dst) if isinstance(first, ir.Iterate) else Jump(head))
        self.current = after

    def protect(self, statement: ir.Try) -> None:
        outer = self.handler
        after = self.new()
        if statement.final:
            self.cleanups.append((statement.final, outer))
            rethrow = self.new()
        else:
            rethrow = outer if outer is not None else -1
        catches = [self.new() for _ in statement.handlers]
        dispatch = rethrow
        if catches:
            dispatch = self.new()
        # Inside the body every call may reach the dispatch; inside the handlers, the cleanup.
        self.handler = dispatch if dispatch >= 0 else None
        body = self.new()
        self.jump(body)
        self.current = body
        self.block(statement.body)
        self.handler = rethrow if rethrow >= 0 else None
        self.leave_try(statement, after)
        if catches:
            self.current = dispatch
            self.dispatch(statement, catches, rethrow)
        for handler, entry in zip(statement.handlers, catches, strict=True):
            self.blocks[entry].handler = self.handler
            self.current = entry
            self.block(handler.body)
            self.leave_try(statement, after)
        self.handler = outer
        if statement.final:
            self.cleanups.pop()
            self.blocks[rethrow].handler = outer
            self.current = rethrow
            self.block(statement.final)
            if self.current is not None:
                self.throw(None, statement.span)
        self.current = after

    def dispatch(self, statement: ir.Try, catches: list[int], rethrow: int) -> None:
        """Any of the handlers may be the one; if none takes every type, the exception may pass."""
        for entry in catches:
            following = self.new()
            self.finish(Branch(None, entry, following))
            self.current = following
        if any(not handler.types for handler in statement.handlers):
            self.jump(catches[-1])
        elif rethrow >= 0:
            self.jump(rethrow)
        else:
            self.finish(Exit(None, throws=True, span=statement.span))

    def leave_try(self, statement: ir.Try, after: int) -> None:
        if self.current is not None and statement.final:
            self.block(statement.final)
        self.jump(after)

    def leave(self, target: _Target | None) -> None:
        if target is None:
            self.finish(Exit(None, throws=True, span=ir.NOWHERE))
            return
        self.unwind(target.cleanups)
        self.jump(target.block)

    def throw(self, value: str | None, span: ir.Span) -> None:
        if self.handler is not None:
            self.jump(self.handler)
        else:
            self.unwind(0)
            self.finish(Exit(value, throws=True, span=span))

    def unwind(self, keep: int) -> None:
        """Copies the cleanups in force, innermost first, down to the first ``keep`` of them."""
        pending, self.cleanups = self.cleanups, list(self.cleanups)
        handler = self.handler
        while len(self.cleanups) > keep:
            body, self.handler = self.cleanups.pop()
            if self.current is not None:
                entry = self.new()
                self.jump(entry)
                self.current = entry
                self.block(body)
        self.handler = handler
        self.cleanups = pending


def build(function: ir.Function) -> list[BasicBlock]:
    """The blocks of a function; block 0 is its entry; every reachable block has a terminator."""
    builder = _Build()
    builder.block(function.body)
    if builder.current is not None:
        builder.unwind(0)
        end = ir.Span(function.span.end, function.span.end)
        builder.finish(Exit(None, throws=False, span=end))
    _part(builder.blocks)
    return builder.blocks


def _part(blocks: list[BasicBlock]) -> None:
    """Ways that meet only to end together end apart: one that was refused takes nothing from the others."""

    def apart(target: int) -> int:
        end = _ending(blocks, target)
        if end is None:
            return target
        blocks.append(BasicBlock(end=end))
        return len(blocks) - 1

    for block in list(blocks):
        match block.end:
            case Jump(target) if (end := _ending(blocks, target)) is not None:
                block.end = end
            case Branch(cond, then, orelse, span):
                block.end = Branch(cond, apart(then), apart(orelse), span)


def _ending(blocks: list[BasicBlock], at: int) -> Exit | None:
    """How the function ends if nothing more happens from a block on."""
    passed: set[int] = set()
    while at not in passed and not blocks[at].ops:
        passed.add(at)
        end = blocks[at].end
        if isinstance(end, Exit):
            return end
        if not isinstance(end, Jump):
            return None
        at = end.target
    return None
