"""What objects have by calls that stand in the declarations of types: what a call made that a class extends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtls_lint.flow.outcomes import BoundArg
from mtls_lint.flow.program import MODULE_BODY
from mtls_lint.flow.state import State
from mtls_lint.flow.values import Lit, Value
from mtls_lint.ir import nodes as ir

if TYPE_CHECKING:
    from mtls_lint.flow.machine import Machine


def inherit(machine: Machine, type_key: str, receiver: Value, state: State) -> None:
    """Gives an instance what models say of the calls that made the classes its type extends."""
    for mark, module in machine.program.marks_of_type(type_key):
        furnish(machine, mark, module, receiver, state)


def furnish(machine: Machine, mark: ir.Annotation, module: ir.Module, receiver: Value, state: State) -> None:
    """Gives an object what a model says of a call that is written like an annotation, with these literals."""
    from mtls_lint.flow.effects import apply, bind

    rows = [row for row in machine.program.library(module).find("annotated", mark.name) if row.sets]
    if not rows or MODULE_BODY not in module.functions:
        return
    frame = machine.frame_of(machine.program.body(f"{module.path}::{MODULE_BODY}"))
    args = [BoundArg(Value(frozenset((Lit(arg),)))) for arg in mark.args]
    apply(machine, rows, bind(rows[0], args, receiver), state, frame, mark.span, mark.span, receiver, args)
