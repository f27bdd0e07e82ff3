"""How the handling of a request ends by giving up: without an answer, or with one that only tells so."""

from __future__ import annotations

from mtls_lint.flow.bodies import Body
from mtls_lint.flow.cfg import BasicBlock, Exit
from mtls_lint.flow.naming import SILENT
from mtls_lint.flow.program import Program
from mtls_lint.flow.values import FALSE, NOTHING, TRUE, Inst, Value, kind_of
from mtls_lint.ir import nodes as ir
from mtls_lint.models.schema import FACTS

_QUIET = (*SILENT, "close", "message", "flush")
"""Names of calls that do nothing for the request."""


def gives_up(blocks: list[BasicBlock], target: int, value: Value, outcome: str) -> bool:
    """Whether a branch ends quietly where a check did not hold: its other outcome tells something."""
    other = value.outcome(FALSE if outcome == TRUE else TRUE) or NOTHING
    told = other - (value.outcome(outcome) or NOTHING)
    return any(kind_of(fact) in ("bound", *FACTS) for fact in told) and ends_quietly(blocks, target)


def is_connected(program: Program, body: Body) -> bool:
    """Whether a function is given the connection to a client as such."""
    library = program.library(body.module)
    types = [x for p in body.function.params if p.type for x in program.type_labels(p.type, body.module)]
    return any(row.connection for x in types if isinstance(x, Inst) for row in library.find("type", x.type))


def ends_quietly(blocks: list[BasicBlock], start: int) -> bool:
    """Whether a function that comes to ``start`` ends with no value, and no call but such as only tell."""
    pending, seen = [start], {start}
    while pending:
        block = blocks[pending.pop()]
        calls = [op.method.lower() for op in block.ops if isinstance(op, ir.Call) and not op.new]
        if any(not any(word in name for word in _QUIET) for name in calls):
            return False
        if isinstance(block.end, Exit) and block.end.value is not None and not block.end.throws:
            return False
        following = [target for target in block.successors() if target not in seen]
        seen.update(following)
        pending += following
    return True


def delegates(blocks: list[BasicBlock]) -> bool:
    """Whether a function does nothing but call another."""
    return sum(isinstance(op, ir.Call) for block in blocks for op in block.ops) == 1
