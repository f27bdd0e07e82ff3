"""Lists of functions and of objects that check: what a loop over all of them does.

A loop that calls each validator of a list has called them all when it is done; one that lets each of a list of
wrappers wrap a handler has put all of them around it. So some item of such a list stands for every one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mtls_lint.flow.observe import NEW
from mtls_lint.flow.outcomes import union
from mtls_lint.flow.state import State
from mtls_lint.flow.values import Fn, Inst, Obj, Sym, Value
from mtls_lint.ir import nodes as ir

if TYPE_CHECKING:
    from mtls_lint.flow.frames import Frame
    from mtls_lint.flow.machine import Machine

_EACH = "<each> "
"""Begins the mark of a value that is not one of several functions or objects, but all of a list in turn."""
LISTING = ("append", "append...", "reversed")
"""Operators that make a list of other lists."""
_MAX_ITEMS = 12


def items(machine: Machine, value: Value, state: State) -> list[Value]:
    """The items of a list that was made here and to which nothing unknown was added; empty for any other."""
    sites = [label.site for label in value.labels if isinstance(label, Obj)]
    if len(sites) != 1 or not sites[0].startswith(NEW):
        return []
    held = {**machine.base.heap.get(sites[0], {}), **state.heap.get(sites[0], {})}
    names = sorted((name for name in held if name.isdigit()), key=int)
    return [held[name] for name in names] if len(names) == len(held) else []


def each(machine: Machine, value: Value, state: State) -> Value | None:
    """What stands for every item of a list of functions or objects; None where it is no such list."""
    found = items(machine, value, state)
    if len(found) < 2 or not all(_is_callable(item) for item in found):
        return None
    sites = [label.site for label in value.labels if isinstance(label, Obj)]
    return union(found).with_labels(frozenset((Sym(_EACH + sites[0]),)))


def is_whole(value: Value) -> bool:
    """Whether a value stands for all items of a list."""
    return any(isinstance(label, Sym) and label.name.startswith(_EACH) for label in value.labels)


def in_turn(machine: Machine, value: Value, state: State) -> list[Value]:
    """The items, in their order, that a value stands for which stands for all of a list; else nothing."""
    marks = [label.name for label in value.labels if isinstance(label, Sym) and label.name.startswith(_EACH)]
    lists = [Value(frozenset((Obj(site, site),))) for site in (mark.removeprefix(_EACH) for mark in marks)]
    return items(machine, lists[0], state) if len(lists) == 1 else []


def listed(machine: Machine, op: ir.Combine, parts: Sequence[Value], state: State, frame: Frame) -> Value | None:
    """A list of functions or objects that had more added, or was turned around; None where it is no such list."""
    first, *rest = parts
    more = items(machine, rest[0], state) if op.op == "append..." and len(rest) == 1 else rest
    found = [*items(machine, first, state), *more]
    if op.op == "reversed":
        found.reverse()
    if not found or (op.op != "reversed" and not more) or len(found) > _MAX_ITEMS or not all(map(_is_made, found)):
        return first if op.op == "reversed" else None
    site = f"{NEW}{frame.site_of(op.span)}:{op.dst}"
    state.heap[site] = {str(position): item for position, item in enumerate(found)}
    return Value(frozenset((Obj(site, site),)))


def _is_made(item: Value) -> bool:
    """Whether an item is a function, or an object that was made here, such as an option of a library."""
    made = any(isinstance(label, Obj) and label.site.startswith(NEW) for label in item.labels)
    return any(isinstance(label, Fn) for label in item.labels) or (made and not item.aspects())


def _is_callable(item: Value) -> bool:
    """Whether an item is a function of the tree, or an object with methods."""
    made = any(isinstance(label, Obj) and label.site.startswith(NEW) for label in item.labels)
    typed = any(isinstance(label, Inst) and "::" in label.type for label in item.labels)
    return any(isinstance(label, Fn) for label in item.labels) or (made and typed)


def is_given(value: Value) -> bool:
    """Whether a value is a member of some object of which nothing is known, or a list of what was revoked."""
    if any(aspect.origin.kind == "revocations" for aspect in value.aspects()):
        return True
    sites = [label.site for label in value.labels if isinstance(label, Obj)]
    known = value.holds or any(not isinstance(label, Inst | Obj) for label in value.labels)
    return bool(sites) and not known and all(">" in site and not site.startswith(NEW) for site in sites)
