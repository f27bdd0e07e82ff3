"""What operations other than calls make of their operands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtls_lint.flow import effects, members, sequences
from mtls_lint.flow.configurations import note_configuration
from mtls_lint.flow.durations import calculated
from mtls_lint.flow.frames import Frame
from mtls_lint.flow.observe import NEW
from mtls_lint.flow.outcomes import awaited, negated, propagate, type_tested, union
from mtls_lint.flow.program import MODULE_BODY
from mtls_lint.flow.state import State
from mtls_lint.flow.values import FALSE, IMPOSSIBLE, TRUE, UNKNOWN, Fn, Inst, Label, Lit, Obj, TypeRef, Value
from mtls_lint.ir import nodes as ir

if TYPE_CHECKING:
    from mtls_lint.flow.machine import Machine


def evaluate(machine: Machine, op: ir.Op, state: State, frame: Frame) -> Value:
    """The value of an operation that defines a local."""

    def value(name: str) -> Value:
        return machine.lookup(name, state, frame)

    match op:
        case ir.Const(_, literal):
            return Value(frozenset((Lit(literal),)))
        case ir.Copy(name, src):
            return value(src).with_labels(members.listed(machine, name, frame))
        case ir.Load(_, name, span):
            return members.load(machine, name, state, frame, span)
        case ir.Field(_, obj, name, span):
            return members.read(machine, value(obj), name, state, frame, span)
        case ir.Index(_, obj, key, span):
            return members.index(machine, value(obj), value(key), state, frame, span)
        case ir.Element(_, src, index, span):
            return members.element(machine, value(src), index, state, frame, span)
        case ir.Iterate(_, src, span):
            return sequences.each(machine, value(src), state) or members.element(
                machine, value(src), 0, state, frame, span
            )
        case ir.Call():
            return effects.call(machine, op, state, frame)
        case ir.Await(_, src):
            return awaited(value(src), state)
        case ir.Compare(_, operator, left, right, span):
            return effects.compare(machine, operator, value(left), value(right), state, frame, span)
        case ir.Not(_, src):
            return negated(value(src))
        case ir.TypeTest(_, src, type_name):
            return type_tested(value(src), type_name.rpartition(".")[2])
        case ir.Cast(_, src, type_name):
            return _cast(machine, value(src), type_name, frame)
        case ir.Combine(_, operator, operands):
            parts = [value(name) for name in operands]
            if operator in sequences.LISTING and (longer := sequences.listed(machine, op, parts, state, frame)):
                return longer
            if operator == "append" and len(parts) > 1:
                # Whatever it holds, there is something in it.
                site = f"list {frame.site_of(op.span)}"
                return Value(propagate(parts).labels | {Obj(site, site)})
            if operator in ("|", "spread"):
                return union(parts)
            if operator == "typeof":
                named = frozenset(label for part in parts for label in part.labels if isinstance(label, TypeRef))
                return Value(propagate(parts).labels | named)
            if operator == "slice" and parts:
                return members.sliced(parts)
            if operator == "comprehension" and len(parts) == 1 and (told := parts[0].outcome(TRUE)):
                # Where any item is true; where none is, each of them was looked at.
                return Value(propagate(parts).labels, {TRUE: told, FALSE: parts[0].outcome(FALSE)})
            if amount := calculated(operator, parts):
                return Value(propagate(parts).labels | amount)
            text = "".join(str(p.literal()) for p in parts) if operator in ("+", "template") and all(
                isinstance(p.literal(), str | int) for p in parts
            ) else None  # fmt: skip
            if text is not None:
                return Value(frozenset((Lit(text),)))
            said = operator == "template" and any(part.text for part in parts)
            return Value(propagate(parts).labels, {FALSE: IMPOSSIBLE} if said else {})
        case ir.Record() | ir.Sequence():
            return _make(machine, op, state, frame)
        case ir.Closure(_, function):
            key = f"{frame.body.key}/{function.span.start}"
            if function.span == ir.NOWHERE:
                key = f"{frame.body.key}/{function.name}"
            machine.program.adopt(key, frame.module, function)
            state.write(frame.site, "<outer>", Value(frozenset((Obj(frame.outer, frame.outer),))))
            machine.closures[key] = made = Fn(key, frame.site)
            return Value(frozenset((made,)))
    return UNKNOWN


def store(machine: Machine, op: ir.Store, state: State, frame: Frame) -> None:
    """Writes a captured variable where it is declared, else a variable of the module."""
    value = machine.lookup(op.src, state, frame)
    site = frame.outer
    while site:
        if members.stored(machine, state, site, op.name) is not None:
            state.write(site, op.name, value)
            return
        outer = members.stored(machine, state, site, "<outer>")
        site = next((x.site for x in outer.labels if isinstance(x, Obj)), "") if outer else ""
    state.write(f"module {frame.module.path}", op.name, value)
    if frame.body.function.name == MODULE_BODY:
        effects.assigned(machine, op.name, value, state, frame, op.span)


def _cast(machine: Machine, value: Value, type_name: str, frame: Frame) -> Value:
    if type_name.startswith(ir.BEYOND):
        return _beyond(machine, value, f"{frame.module.name}::{type_name[1:]}")
    labels = machine.program.type_labels(type_name, frame.module)
    precise = any(isinstance(label, Inst) for label in value.labels)
    known_type = any(isinstance(label, Inst) and ("." in label.type or "::" in label.type) for label in labels)
    if precise and (not known_type or _is_already(machine, value, labels)):
        return value
    kept = frozenset(label for label in value.labels if not isinstance(label, Inst))
    return Value(kept | frozenset(labels), value.holds)


def _is_already(machine: Machine, value: Value, declared: list[Label]) -> bool:
    """Whether a value is of a type of the tree that has the declared one among its bases."""
    wanted = {label.type for label in declared if isinstance(label, Inst)}
    types = [label.type for label in value.labels if isinstance(label, Inst)]
    return any(not wanted.isdisjoint(machine.program.lineage(each)[1:]) for each in types)


def _beyond(machine: Machine, value: Value, type_key: str) -> Value:
    """The object seen as what comes after one of its types among the bases of what it was made of."""
    types = [label.type for label in value.labels if isinstance(label, Inst)]
    own = [key.partition(ir.BEYOND)[0] for key in types if type_key in machine.program.lineage(key)] or [type_key]
    others = frozenset(label for label in value.labels if not isinstance(label, Inst))
    return Value(others | {Inst(f"{key}{ir.BEYOND}{type_key}") for key in own}, value.holds)


def _make(machine: Machine, op: ir.Record | ir.Sequence, state: State, frame: Frame) -> Value:
    site = f"{NEW}{frame.site_of(op.span)}:{op.dst}"
    state.heap[site] = {}
    labels: set[Label] = {Obj(site, site)}
    if isinstance(op, ir.Sequence):
        for position, item in enumerate(op.items):
            state.write(site, str(position), machine.lookup(item, state, frame))
        return Value(frozenset(labels))
    if op.type:
        labels.update(machine.program.type_labels(op.type, frame.module))
        note_configuration(machine, Value(frozenset(labels)), site, op.span, frame)
    for entry in op.entries:
        value = machine.lookup(entry.value, state, frame)
        key = entry.key
        if key is None and entry.computed is not None:
            key = machine.lookup(entry.computed, state, frame).text or "*"
        if key is not None:
            for spelling in sorted({key, machine.program.tag(labels, key)}):
                members.put(machine, state, site, spelling, value, frame.place(entry.span))
        else:
            spread(machine, value, site, state, frame)
    return Value(frozenset(labels))


def spread(machine: Machine, value: Value, site: str, state: State, frame: Frame) -> None:
    """Copies the members of a value into the object at ``site``."""
    for label in value.labels:
        if isinstance(label, Obj):
            stored = {**machine.base.heap.get(label.site, {}), **state.heap.get(label.site, {})}
            state.heap[site] = {**state.heap.get(site, {}), **stored}
            if not label.site.startswith(NEW):
                members.put(machine, state, site, "*", Value(frozenset(value.aspects())))
    if not any(isinstance(label, Obj) for label in value.labels):
        members.put(machine, state, site, "*", propagate([value]))
