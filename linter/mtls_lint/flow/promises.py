"""Promises: what a program chains to them, gathers of them, or makes of a callback.

What runs later establishes nothing where it is written down. It establishes what holds once the promise it is
part of was awaited: the facts under ``RESOLVED`` of the promise's value.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mtls_lint.flow.observe import NEW
from mtls_lint.flow.outcomes import DEAD, DENIED, BoundArg, awaited, promise, settle
from mtls_lint.flow.state import State
from mtls_lint.flow.values import (
    NOTHING,
    RESOLVED,
    UNKNOWN,
    Fact,
    Facts,
    Fn,
    Obj,
    Sym,
    Value,
    join_values,
    kind_of,
)

if TYPE_CHECKING:
    from mtls_lint.flow.happening import Happening
    from mtls_lint.models.schema import Row

Way = tuple[State, Value]
"""One way in which a promise resolves: the state then, and its value."""

PROMISING = "promising "
"""What the name of a library function starts with that gives a promise instead of calling back."""
_RESOLVED = "<resolved>"
"""The object that holds, in a state in which a promise was resolved, what it was resolved with."""


def then(now: Happening) -> None:
    """Runs ``function`` with what the promise resolves to, ``otherwise`` when it is rejected."""
    source = now.value(now.row.of or "this") or UNKNOWN
    ways: list[Way] = []
    start = now.state.copy()
    value = awaited(source, start)
    if DEAD not in start.facts:
        ways += _called(now, now.value(now.row.function), value, start) or [(start, value)]
    if (otherwise := now.value(now.row.otherwise)) is not None:
        failed = now.state.copy()
        verified = {f.subject for f in source.holds.get(RESOLVED) or NOTHING if f.kind == "verified"}
        failed.facts |= {Fact("failed", subject) for subject in verified}
        told = {fact for facts in value.holds.values() if facts for fact in facts if kind_of(fact) == "revocation"}
        failed.facts |= {Fact("untold", fact.subject) for fact in told}
        settle(failed)
        ways += _called(now, otherwise, UNKNOWN, failed)
    dropped = not now.frame.body.uses(now.binding_target())
    for state, _ in ways if dropped else ():
        now.machine.accept(state, now.frame, now.span)
    _resolve_to(now, ways)


def _called(now: Happening, function: Value | None, value: Value, start: State) -> list[Way]:
    """The ways in which a function of the tree returns; what is no such function may do anything."""
    ways: list[Way] = []
    for target in sorted(label for label in (function or UNKNOWN).labels if isinstance(label, Fn)):
        state = start.copy()
        result = now.machine.call(target, [BoundArg(value)], UNKNOWN, state, now.frame, now.span)
        if DEAD not in state.facts:
            ways.append((state, awaited(result, state)))
    return ways


def make(now: Happening) -> None:
    """Runs the function that resolves or rejects a new promise."""
    executor = now.value(now.row.function) or UNKNOWN
    before = len(now.frame.nexts)
    settlers = [BoundArg(Value(frozenset((Sym(name),)))) for name in ("<resolve>", "<reject>")]
    for target in sorted(label for label in executor.labels if isinstance(label, Fn)):
        now.machine.call(target, settlers, UNKNOWN, now.state.copy(), now.frame, now.span)
    made = [state.copy() for state in now.frame.nexts[before:]]
    held = [state.heap.pop(_RESOLVED, None) for state in made]
    now.frame.nexts[before:] = [state for state, kept in zip(made, held, strict=True) if kept is None]
    ways = [(state, kept["value"]) for state, kept in zip(made, held, strict=True) if kept is not None]
    _resolve_to(now, ways or [(now.state.copy(), UNKNOWN)])


def resolve(now: Happening) -> None:
    """A promise is resolved here; what was verified is relied upon by who awaits it."""
    if DENIED not in now.state.facts:
        settled = now.state.copy()
        value = awaited(now.value(now.row.data) or UNKNOWN, settled)
        settled.heap = {**settled.heap, _RESOLVED: {"value": value}}
        now.frame.nexts.append(settled)
    now.state.live = frozenset()


def gather(now: Happening) -> None:
    """A promise of all that several promises resolve to."""
    state = now.state.copy()
    site = f"{NEW}gathered {now.frame.site_of(now.span)}"
    values = [awaited(value, state) for value in now.each(now.row.data)]
    state.heap[site] = {str(position): value for position, value in enumerate(values)}
    _resolve_to(now, [(state, Value(frozenset((Obj(site, site),))))])


def promisified(function: Value) -> Value:
    """A library function that takes a callback, as the function that gives a promise instead."""
    return Value(frozenset(Sym(f"{PROMISING}{x.name}") if isinstance(x, Sym) else x for x in function.labels))


def promising(rows: list[Row]) -> list[Row]:
    """The rows of a function that calls back, as those of the function that gives a promise instead."""
    return [replace(row, promise=True, invokes="") for row in rows]


def _resolve_to(now: Happening, ways: list[Way]) -> None:
    """Makes the result a promise that resolves in one of these ways; a refusal is not one of them."""
    going = [(state, value) for state, value in ways if DENIED not in state.facts or DENIED in now.state.facts]
    site = f"{NEW}promise {now.frame.site_of(now.span)}:{now.row.pattern}"
    if not going:
        live = frozenset[object]().union(*(state.live for state, _ in ways)) if ways else frozenset()
        now.state.live = frozenset(x for x in now.state.live if x in live)
        now.result = Value(promise(UNKNOWN, NOTHING, now.state, site).labels, {RESOLVED: None})
        return
    joined, value = _without_locals(going[0][0]), going[0][1]
    for state, other in going[1:]:
        value = join_values(value, other, joined.facts, state.facts)
        joined = joined.join(_without_locals(state)) or joined
    gained: Facts = joined.facts - now.state.facts
    now.state.heap, now.state.live = joined.heap, joined.live
    now.state.seen |= joined.seen
    now.result = promise(value, gained, now.state, site)


def _without_locals(state: State) -> State:
    return State({}, state.heap, state.facts, state.live, state.seen)
