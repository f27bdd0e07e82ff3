"""What a condition tells of the variables it was computed from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtls_lint.flow.frames import Frame
from mtls_lint.flow.state import State
from mtls_lint.flow.values import FALSE, TRUE, Lit, Value, differs, equals
from mtls_lint.ir import nodes as ir

if TYPE_CHECKING:
    from mtls_lint.flow.machine import Machine

_NULL = frozenset((Lit(None),))


def imply(machine: Machine, ops: list[ir.Op], name: str, outcome: str, state: State, frame: Frame) -> None:
    """What a condition tells of the variables it was computed from: ``x != null``, ``!x``, a copy of ``x``."""
    opposite = {TRUE: FALSE, FALSE: TRUE}
    for op in reversed(ops):
        if getattr(op, "dst", None) != name:
            continue
        match op:
            case ir.Not(_, source):
                name, outcome = source, opposite[outcome]
            case ir.Copy(_, source):
                name = source
            case ir.Compare(_, "==" | "!=" as operator, source, other) if (
                machine.lookup(other, state, frame).labels == _NULL
            ):
                name, outcome = source, outcome if operator == "!=" else opposite[outcome]
                known = machine.lookup(name, state, frame)
                if (told := known.holds.get(differs(None) if outcome == TRUE else equals(None))) is not None:
                    state.env[name] = Value(known.labels, {**known.holds, outcome: told})
                state.assume(name, outcome)
                return
            case _:
                return
        state.assume(name, outcome)
