"""Which functions of the tree a call may reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtls_lint.flow import embedding, members, sequences
from mtls_lint.flow.state import State
from mtls_lint.flow.values import UNKNOWN, Fn, Inst, Mod, Obj, TypeRef, Value
from mtls_lint.ir import nodes as ir

if TYPE_CHECKING:
    from mtls_lint.flow.frames import Frame
    from mtls_lint.flow.machine import Machine


MAX_TARGETS = 4


def targets_of(machine: Machine, op: ir.Call, callee: Value, state: State, frame: Frame) -> tuple[list[Fn], Value]:
    """The functions of the tree a call may reach, and the receiver they run on."""
    if not op.method:
        functions = [label for label in callee.labels if isinstance(label, Fn)]
        for label in callee.labels:
            if isinstance(label, Inst):
                functions += [Fn(key) for key in machine.program.methods(label.type, "__call__")]
        return sorted(functions), UNKNOWN if not functions else callee
    found: list[Fn] = []
    library = machine.program.library(frame.module)
    # Where functions are instances of interfaces, the interface's method is what calls one.
    typed = frame.module.language == "java"
    for label in sorted(callee.labels, key=repr):
        match label:
            case Obj(site):
                member = members.stored(machine, state, site, op.method)
                if member is not None:
                    found += [x for x in member.labels if isinstance(x, Fn)]
            case Inst(key) | TypeRef(key):
                # Which implementation of a library's type runs is known of types that models speak of.
                if machine.program.type_decl(key) is not None or library.knows_type(key):
                    found += [Fn(target) for target in machine.program.methods(key, op.method)]
            case Mod():
                member = members.read(machine, Value(frozenset((label,))), op.method, state, frame, op.span)
                found += [x for x in member.labels if isinstance(x, Fn)]
            case Fn() if op.method in ("call", "apply", "bind", "invoke", "Invoke", "run") or typed:
                found.append(label)
    if not found:
        found = _around(machine, op.method, callee)
    if not found:
        found = [Fn(key) for key in machine.program.extensions(op.method, frame.module)] if callee.labels else []
    receiver = callee
    if len(found) == 1 and frame.module.language == "go":
        receiver = embedding.receiver_of(machine, callee, found[0].key, state)
    for label in callee.labels:
        if isinstance(label, TypeRef):
            receiver = statics(machine, label.key)
    if sequences.in_turn(machine, callee, state):
        return sorted(set(found)), receiver
    return _fitting(machine, sorted(set(found)), op), receiver


def statics(machine: Machine, type_key: str) -> Value:
    """What the static members of a type run on: the one object that stands for all instances nobody made."""
    machine.ready_type(type_key)
    site = f"this {type_key}"
    return Value(frozenset((Obj(site, site), Inst(type_key))))


def _fitting(machine: Machine, found: list[Fn], op: ir.Call) -> list[Fn]:
    """Of several functions, those that take as many arguments as are passed; none when too many remain.

    A call that may go to more functions than :data:`MAX_TARGETS` is one about which nothing is known.
    """
    if len(found) <= 1:
        return found
    passed = sum(1 for arg in op.args if not arg.keyword.startswith("<"))
    exact: list[Fn] = []
    wide: list[Fn] = []
    for target in found:
        try:
            params = machine.program.body(target.key).function.params
        except Exception as error:
            machine.failures.setdefault(target.key, error)
            continue
        count = len(params) - (1 if machine.program.is_extension(target.key) else 0)
        if count == passed:
            exact.append(target)
        elif count > passed or any(param.rest for param in params):
            wide.append(target)
    fitting = exact or wide
    return fitting if len(fitting) <= MAX_TARGETS else []


def _around(machine: Machine, name: str, callee: Value) -> list[Fn]:
    """The methods of that name of the types around a nested one, each on the instance around."""
    found: list[Fn] = []
    for label in callee.labels:
        outer = machine.program.enclosing(label.type) if isinstance(label, Inst) else None
        while outer is not None and not found:
            found = [Fn(key, "", f"this {outer}") for key in machine.program.methods(outer, name)]
            outer = machine.program.enclosing(outer)
    return found
