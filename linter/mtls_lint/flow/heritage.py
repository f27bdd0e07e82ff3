"""What objects have when they are made: of the types they are of, and of what they are made with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mtls_lint.flow import members
from mtls_lint.flow.observe import NEW
from mtls_lint.flow.outcomes import BoundArg, propagate
from mtls_lint.flow.program import MODULE_BODY
from mtls_lint.flow.state import State
from mtls_lint.flow.values import Lit, Obj, TypeRef, Value
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


def endow(
    machine: Machine, callee: Value, args: Sequence[BoundArg], site: str, state: State, *, known: bool
) -> None:
    """Gives a new object what it is made with.

    What a model (``known``) or a constructor of the tree makes holds what that says. A type that only declares its
    fields (a data class, a named tuple) has them filled in their order. Of anything else any member may be it.
    """
    types = [label.key for label in callee.labels if isinstance(label, TypeRef)]
    made = any(machine.program.methods(key, "<init>") for key in types)
    fields = [] if made or len(types) != 1 else _fields(machine, types[0])
    for position, arg in enumerate(args):
        name = arg.keyword or (fields[position] if position < len(fields) else "")
        if fields and name in fields:
            members.put(machine, state, site, name, arg.value, arg.place)
            continue
        parts = propagate([arg.value])
        if parts.labels or any(isinstance(label, Obj) for label in arg.value.labels):
            members.put(machine, state, site, "$given" if known or made else "*", parts)


def _fields(machine: Machine, type_key: str) -> list[str]:
    """The fields that a type of the tree and its bases declare, those of the bases first."""
    found: dict[str, None] = {}
    for key in reversed(machine.program.lineage(type_key)):
        declared = machine.program.type_decl(key)
        if declared is not None and declared[0].language == "python":
            found.update(dict.fromkeys(declared[1].fields))
    return list(found)


def given_to(machine: Machine, value: Value, state: State) -> list[Value]:
    """What the constructors of library objects were given, and what is in lists: such an object may hand it on."""
    found = []
    for label in value.labels:
        if isinstance(label, Obj) and label.site.startswith(NEW):
            items = (name for name in state.heap.get(label.site, {}) if name.isdigit())
            kept = (members.stored(machine, state, label.site, name) for name in ("$given", "*", *items))
            found += [member for member in kept if member is not None]
    return found
