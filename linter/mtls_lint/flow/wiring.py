"""What runs in front of a handler: middleware chains, routers mounted on routers, routes.

Frameworks differ in names, not in kind: something owns a chain, ``use`` adds to it, a route runs the chain of
its owner, and of what the owner is mounted on, as it was when the route (or mount) was made. Order matters:
middleware added after a route does not run before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from mtls_lint.flow.arguments import by_type
from mtls_lint.flow.injection import declared_arguments, run_dependency
from mtls_lint.flow.observe import Place
from mtls_lint.flow.outcomes import ANSWERED, DEAD, BoundArg, union
from mtls_lint.flow.state import State
from mtls_lint.flow.values import UNKNOWN, Fn, Inst, Label, Obj, Sym, Value

if TYPE_CHECKING:
    from mtls_lint.flow.frames import Frame, Outcome
    from mtls_lint.flow.machine import Machine
    from mtls_lint.models.schema import Row

_MAX_MOUNTS = 6
Handler = tuple[Value, "Row"]
"""A function value that runs in a chain, with the row that put it there."""


@dataclass(frozen=True, slots=True)
class Route:
    """A place where a chain of handlers is put behind an address; empty where that is not known.

    ``own`` is the route itself as an object: what has filters of its own, or is put into yet another router.
    """

    place: Place
    owners: frozenset[str]
    chain: tuple[Handler, ...]
    own: frozenset[str] = frozenset()
    address: str = ""


@dataclass(frozen=True, slots=True)
class Mount:
    """A router put into the chain of another owner."""

    owners: frozenset[str]
    child: str
    chain: tuple[Handler, ...]


class Wiring:
    """Gathers what the program registers, then runs every route with all that runs before it."""

    def __init__(self) -> None:
        self.routes: dict[tuple[object, ...], Route] = {}
        self._done: set[tuple[object, ...]] = set()
        self.mounts: dict[tuple[Place, str], Mount] = {}
        self._chains: dict[str, dict[Place, tuple[Handler, ...]]] = {}
        self._standing: dict[str, dict[Place, tuple[Handler, ...]]] = {}

    def chain_of(self, owners: frozenset[str]) -> tuple[Handler, ...]:
        """What was added to the chains of these owners so far, in order."""
        return tuple(
            h for owner in sorted(owners) for added in self._chains.get(owner, {}).values() for h in added
        )

    def use(self, place: Place, owners: frozenset[str], handlers: list[Handler]) -> None:
        """Adds handlers to a chain; a router among them is mounted behind what came before it."""
        functions: list[Handler] = []
        for value, row in handlers:
            routers = [x.site for x in value.labels if isinstance(x, Obj)]
            chain = (*self.chain_of(owners), *functions)
            functions.append((value, row))
            for site in routers:
                self.mounts.setdefault((place, site), Mount(owners, site, chain))
        for owner in owners:
            self._chains.setdefault(owner, {}).setdefault(place, tuple(functions))

    def stand(self, place: Place, owners: frozenset[str], handlers: list[Handler]) -> None:
        """Adds handlers that run before every route of the owner, whenever that was or will be made."""
        for owner in owners:
            self._standing.setdefault(owner, {}).setdefault(place, tuple(handlers))

    def standing(self, owners: frozenset[str]) -> tuple[Handler, ...]:
        """What runs before every route of these owners."""
        return tuple(
            h for owner in sorted(owners) for added in self._standing.get(owner, {}).values() for h in added
        )

    def mount(self, place: Place, owners: frozenset[str], handlers: list[Handler], children: set[str]) -> bool:
        """Puts routers behind handlers, and behind the chain of their owner; tells whether one has routes."""
        chain = (*self.chain_of(owners), *handlers)
        for child in children - owners:
            self.mounts.setdefault((place, child), Mount(owners, child, chain))
        return any(not children.isdisjoint(route.owners | route.own) for route in self.routes.values())

    def add(
        self, place: Place, owners: frozenset[str], handlers: list[Handler], own: frozenset[str], address: str
    ) -> None:
        """Registers a route."""
        handled = tuple(value.labels for value, _ in handlers)
        route = Route(place, owners, (*self.chain_of(owners), *handlers), own - owners, address)
        self.routes.setdefault((place, owners, handled), route)

    def prefixes(self, owners: frozenset[str], depth: int = _MAX_MOUNTS) -> list[tuple[Handler, ...]]:
        """The chains that lead to these owners through what they are mounted on."""
        found: list[tuple[Handler, ...]] = []
        for mount in self.mounts.values():
            if mount.child in owners and depth:
                standing = self.standing(mount.owners)
                found += [(*p, *standing, *mount.chain) for p in self.prefixes(mount.owners, depth - 1)]
        return found or [()]

    def in_front(self, route: Route) -> tuple[Handler, ...]:
        """All that stands in front of a route's handler, on whatever way leads to it, and the handler."""
        leading = [handler for prefix in self.prefixes(route.owners) for handler in prefix]
        return (*leading, *self.standing(route.owners), *route.chain)

    def run(self, machine: Machine) -> None:
        """Runs every route that did not run yet."""
        for key, route in list(self.routes.items()):
            if key in self._done:
                continue
            self._done.add(key)
            standing = self.standing(route.owners | route.own)
            for outer, inner in product(self.prefixes(route.own), self.prefixes(route.owners)):
                run_chain(machine, (*outer, *inner, *standing, *route.chain), route.place)


def run_chain(machine: Machine, chain: tuple[Handler, ...], place: Place) -> None:
    """Runs handlers one after the other on one request, each from where the one before went on."""
    state = State()
    known = [p for p, (value, _) in enumerate(chain) if any(isinstance(x, Fn) for x in value.labels)]
    for position, (value, row) in enumerate(chain):
        # What a handler nobody knows is given is relied upon.
        last = position == max(known, default=0)
        ways: list[State] = []
        handler = wrapped(machine, value, state, place) if row.wraps else value
        for target in sorted(label for label in handler.labels if isinstance(label, Fn)):
            passed_on = request_arguments(row, place)
            args: Sequence[Value | BoundArg] = by_type(machine, target, passed_on) if row.by_type else passed_on
            if row.declared and not last:
                run_dependency(machine, Value(frozenset((target,))), state, request_of(place))
            elif row.declared:
                args = declared_arguments(machine, machine.effective(target), state, request_of(place))
            if DEAD in state.facts:
                return
            if row.declared and not last:
                continue
            for name, passed in row.receives.items() if target.receiver else ():
                state.write(target.receiver, name, request_argument(passed, place))
            outcome = machine.run_handler(target, args, state, place, last=last, continues=row.continues)
            ways += continuations(row, outcome)
        if not ways:
            continue
        joined = ways[0].copy()
        for way in ways[1:]:
            joined = joined.join(way) or joined
        state = State({}, joined.heap, joined.facts - {ANSWERED}, joined.live, joined.seen)


def wrapped(machine: Machine, wrapper: Value, state: State, place: Place) -> Value:
    """The handler that a function makes of the next one."""
    made: list[Value] = []
    for target in sorted(label for label in wrapper.labels if isinstance(label, Fn)):
        outcome = machine.run_handler(target, [Value(frozenset((Sym("<handler>"),)))], state, place, last=False)
        if outcome.state is not None:
            state.heap.update(outcome.state.heap)
            made.append(outcome.value)
    return union(made)


def continuations(row: Row, outcome: Outcome) -> list[State]:
    """The states in which the next handler may start: where this one called it, or, by return, let it."""
    if outcome.nexts and row.continues != "return":
        return list(outcome.nexts)
    if row.continues == "next" or outcome.state is None:
        return list(outcome.nexts)
    return [*outcome.nexts, outcome.state]


def request_of(place: Place) -> str:
    """The object that stands for the one request a chain runs for."""
    return f"<request> {place.path}:{place.span.start}"


def request_arguments(row: Row, place: Place) -> list[Value]:
    """The arguments a framework passes: ``<request>`` and its like, each of the type the row names."""
    return [request_argument(passed, place) for passed in row.passes]


def request_argument(passed: str, place: Place) -> Value:
    """One thing a framework passes: the request, the response, the next handler, or something unknown."""
    name, _, type_name = passed.partition(":")
    if name == "<next>":
        return Value(frozenset((Inst(type_name) if type_name else Sym("<next>"),)))
    if not name:
        return UNKNOWN
    site = f"{name} {place.path}:{place.span.start}"
    labels: set[Label] = {Obj(site, request_of(place))}
    if type_name:
        labels.add(Inst(type_name))
    return Value(frozenset(labels))


def owners_of(frame: Frame, value: Value, row: Row) -> frozenset[str]:
    """The objects whose chain is meant; a registry that is global to the library is one object."""
    del frame
    sites = frozenset(label.site for label in value.labels if isinstance(label, Obj))
    return sites or frozenset((f"registry {row.package}",))
