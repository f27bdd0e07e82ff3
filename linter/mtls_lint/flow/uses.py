"""Which operands of an operation put a value to use: decide by it, keep it, hand it on, answer with it."""

from __future__ import annotations

from mtls_lint.flow.naming import is_silent
from mtls_lint.ir import nodes as ir


def operands(op: ir.Op) -> tuple[str, ...]:
    """The locals that the operation uses; reading a member, or writing to a log, uses nothing."""
    match op:
        case ir.Compare(_, _, left, right):
            return (left, right)
        case ir.Store(_, src) | ir.SetField(_, _, src) | ir.SetIndex(_, _, src):
            return (src,)
        case ir.Record():
            return tuple(entry.value for entry in op.entries)
        case ir.Call() if not is_silent(op.method):
            return tuple(arg.value for arg in op.args)
    return ()
