"""Embedded structs: the members and methods of an inner object that the outer one offers as its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtls_lint.flow import members
from mtls_lint.flow.state import State
from mtls_lint.flow.values import Fn, Inst, Label, Obj, Value

if TYPE_CHECKING:
    from mtls_lint.flow.machine import Machine

_MAX_DEPTH = 4


def holder_of(machine: Machine, value: Value, name: str, state: State) -> Value | None:
    """The embedded object that has the field ``name`` where the outer one has not; None where there is none."""
    for inner in _embedded(machine, value, state):
        types = [label.type for label in inner.labels if isinstance(label, Inst)]
        declared = (decl[1].fields for key in types if (decl := machine.program.type_decl(key)) is not None)
        if any(name in fields for fields in declared):
            return inner
    return None


def receiver_of(machine: Machine, value: Value, method: str, state: State) -> Value:
    """The object a method runs on: the embedded one of whose type it is, else the value itself."""
    owner = machine.program.owner(method)
    if Inst(owner) in value.labels:
        return value
    return next((x for x in _embedded(machine, value, state) if Inst(owner) in x.labels), value)


def bound(machine: Machine, value: Value, found: Value, state: State) -> Value:
    """A method that is read from one known object and stays bound to it."""
    labels: set[Label] = set()
    for label in found.labels:
        if isinstance(label, Fn) and label.receiver.startswith("this "):
            on = receiver_of(machine, value, label.key, state)
            sites = [x.site for x in on.labels if isinstance(x, Obj)]
            labels.add(label._replace(receiver=sites[0]) if len(sites) == 1 else label)
        else:
            labels.add(label)
    return Value(frozenset(labels), found.holds)


def _embedded(machine: Machine, value: Value, state: State) -> list[Value]:
    """The objects that are embedded in an object, the outer ones first."""
    found: list[Value] = []
    pending = [(value, 0)]
    while pending:
        outer, depth = pending.pop(0)
        types = [label.type for label in outer.labels if isinstance(label, Inst)]
        sites = [label.site for label in outer.labels if isinstance(label, Obj)]
        for name in (name for key in types for name in machine.program.embedded_fields(key)):
            inner = [x for site in sites if (x := members.stored(machine, state, site, name)) is not None]
            found += inner
            pending += [(x, depth + 1) for x in inner if depth < _MAX_DEPTH]
    return found
