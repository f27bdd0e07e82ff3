"""The part of the heap a call can see, and the part of what it made that outlives it.

Both keep summaries small: a call is analysed on what it can reach, and leaves behind only what its caller can.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from mtls_lint.flow.state import Heap
from mtls_lint.flow.values import Facts, Fn, Holds, Label, Obj, Value

_GLOBAL = ("module ", "type ", "symbol ", "this ", "registry ")
"""Sites that are reached by name, from anywhere."""
_NAMED = (*_GLOBAL, "<request> ", "<response> ", "<context> ")
"""Sites that any function can reach, those of what a framework passes to the handlers of a request included."""
_NO_HOLDS: frozenset[tuple[str, Facts | None]] = frozenset()


def reachable(values: Iterable[Value], sites: Iterable[str], heap: Heap) -> Heap:
    """The objects on the heap that can be reached from the values and sites, with their members."""
    pending = [site for value in values for label in value.labels for site in _sites(label)]
    pending.extend(sites)
    found: Heap = {}
    while pending:
        site = pending.pop()
        if site in found or (fields := heap.get(site)) is None:
            continue
        found[site] = fields
        for value in fields.values():
            for label in value.labels:
                pending.extend(_sites(label))
    return found


def named_sites(heap: Heap) -> list[str]:
    """The sites of a heap that any function can reach by name; whatever belongs to a request leads to it."""
    return [site for site in heap if site.startswith(_NAMED)]


def lasting_sites(heap: Heap) -> list[str]:
    """The sites that outlive the call that made them: those reached by name, and variables of closures."""
    return [site for site in heap if site.startswith((*_GLOBAL, "frame "))]


def key_of(bound: Mapping[str, Value], objects: Mapping[str, Mapping[str, Value]]) -> tuple[object, ...]:
    """A hashable description of arguments and of the objects behind them: equal ones need one analysis."""
    arguments = tuple((name, value.labels, frozen(value.holds)) for name, value in sorted(bound.items()))
    described = frozenset(
        (site, frozenset((name, value.labels, frozen(value.holds)) for name, value in fields.items()))
        for site, fields in objects.items()
        if fields
    )
    return (arguments, described)


def frozen(holds: Holds) -> frozenset[tuple[str, Facts | None]]:
    """Outcome facts as a hashable value."""
    return frozenset(holds.items()) if holds else _NO_HOLDS


def left_behind(value: Value, before: Heap, after: Heap) -> Heap:
    """What a call changed or made that its caller can still reach.

    An object that did not change cannot lead to one that was made meanwhile, so only changed ones are followed.
    """
    changed = {site: fields for site, fields in after.items() if before.get(site) is not fields}
    entries = [site for site in changed if site in before or site.startswith(_NAMED)]
    return dict(reachable((value,), entries, changed))


def _sites(label: Label) -> tuple[str, ...]:
    if isinstance(label, Obj):
        return (label.site, label.root)
    if isinstance(label, Fn):
        return (label.frame, label.receiver)
    return ()
