"""The lowered bodies of functions, as the analysis runs them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mtls_lint.flow.cfg import BasicBlock, Branch, Exit, build
from mtls_lint.flow.solver import reverse_postorder
from mtls_lint.ir import nodes as ir


@dataclass(frozen=True, slots=True)
class Body:
    """A lowered function, its graph, and which of its locals nested functions capture."""

    key: str
    module: ir.Module
    function: ir.Function
    blocks: list[BasicBlock]
    order: dict[int, int]
    captured: frozenset[str]
    acyclic: bool

    def answers(self) -> bool:
        """Whether the function gives a value back anywhere."""
        return any(isinstance(end, Exit) and bool(end.value) and not end.throws for end in map(_end, self.blocks))

    def uses(self, name: str) -> bool:
        """Whether anything in the function looks at the local, or at what it resolves to."""
        ends = {end.cond if isinstance(end, Branch) else end.value for end in map(_end, self.blocks) if end}
        readers = (op for block in self.blocks for op in block.ops if name in _reads(op))
        return name in ends or any(not isinstance(op, ir.Await) or self.uses(op.dst) for op in readers)

    def drops(self, name: str) -> bool:
        """Whether nothing is done with the local but to call methods of it, whose results are dropped too."""
        ends = {end.cond if isinstance(end, Branch) else end.value for end in map(_end, self.blocks) if end}
        readers = [op for block in self.blocks for op in block.ops if name in _reads(op)]
        calls = [op for op in readers if isinstance(op, ir.Call) and op.method and op.callee == name]
        passed = any(arg.value == name for op in calls for arg in op.args)
        return (
            name not in ends
            and len(calls) == len(readers)
            and not passed
            and all(op.dst != name and self.drops(op.dst) for op in calls)
        )


def made(key: str, module: ir.Module, function: ir.Function) -> Body:
    """The body of a function, its blocks in the order in which they are best visited."""
    blocks = build(function)
    order = reverse_postorder([_all_successors(block) for block in blocks])
    return Body(key, module, function, blocks, order, _captured(function), _acyclic(blocks, order))


_OPERANDS = ("src", "obj", "key", "callee", "left", "right")


def _reads(op: ir.Op) -> set[str]:
    """The locals an operation reads."""
    names = {getattr(op, name) for name in _OPERANDS if hasattr(op, name)}
    match op:
        case ir.Call():
            names.update(arg.value for arg in op.args)
        case ir.Combine(_, _, operands) | ir.Sequence(_, operands):
            names.update(operands)
        case ir.Record():
            names.update(entry.value for entry in op.entries)
    return names


def _acyclic(blocks: list[BasicBlock], order: dict[int, int]) -> bool:
    """Whether no edge of a graph goes back."""
    return all(order[target] > rank for node, rank in order.items() for target in _all_successors(blocks[node]))


def _end(block: BasicBlock) -> Branch | Exit | None:
    return block.end if isinstance(block.end, Branch | Exit) else None


def _all_successors(block: BasicBlock) -> tuple[int, ...]:
    return (*block.successors(), block.handler) if block.handler is not None else block.successors()


def _captured(function: ir.Function) -> frozenset[str]:
    """The names that functions nested in this one read or write from outside themselves."""
    names: set[str] = set()
    for closure in closures(function.body):
        pending = [closure.function.body]
        while pending:
            for statement in pending.pop():
                match statement:
                    case ir.Load(_, name) | ir.Store(name, _):
                        names.add(name)
                    case ir.Closure(_, nested):
                        pending.append(nested.body)
                    case _:
                        pending.extend(blocks_of(statement))
    return frozenset(names)


def closures(block: ir.Block) -> Iterator[ir.Closure]:
    """The functions made directly in a block, at any depth of control flow."""
    pending = [block]
    while pending:
        for statement in pending.pop():
            if isinstance(statement, ir.Closure):
                yield statement
            else:
                pending.extend(blocks_of(statement))


def blocks_of(statement: ir.Stmt) -> list[ir.Block]:
    """The blocks nested in a statement."""
    match statement:
        case ir.If(arms, orelse):
            return [b for arm in arms for b in (arm.test, arm.body)] + [orelse]
        case ir.Loop():
            return [statement.test, statement.body, statement.step]
        case ir.Scope(_, body) | ir.Defer(body):
            return [body]
        case ir.Try(body, handlers, final):
            return [body, *(handler.body for handler in handlers), final]
    return []
