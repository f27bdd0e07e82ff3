"""What runs in front of a handler: middleware chains, routers mounted on routers, routes.

Frameworks differ in names, not in kind: something owns a chain, ``use`` adds to it, a route runs the chain of
its owner, and of what the owner is mounted on, as it was when the route (or mount) was made. Order matters:
middleware added after a route does not run before it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mtls_lint.flow.observe import Place
from mtls_lint.flow.outcomes import ANSWERED, union
from mtls_lint.flow.state import State
from mtls_lint.flow.values import UNKNOWN, Fn, Inst, Label, Obj, Sym, Value

if TYPE_CHECKING:
    from mtls_lint.flow.machine import Frame, Machine, Outcome
    from mtls_lint.models.schema import Row

_MAX_MOUNTS = 6
Handler = tuple[Value, "Row"]
"""A function value that runs in a chain, with the row that put it there."""


@dataclass(frozen=True, slots=True)
class Route:
    """A place where a chain of handlers is put behind an address."""

    place: Place
    owners: frozenset[str]
    chain: tuple[Handler, ...]


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
            if any(isinstance(x, Fn) for x in value.labels) or not routers:
                functions.append((value, row))
            for site in routers:
                chain = (*self.chain_of(owners), *functions)
                self.mounts.setdefault((place, site), Mount(owners, site, chain))
        for owner in owners:
            self._chains.setdefault(owner, {}).setdefault(place, tuple(functions))

    def mount(self, place: Place, owners: frozenset[str], handlers: list[Handler], child: Value) -> None:
        """Puts a router behind handlers, and behind the chain its owner has then."""
        chain = (*self.chain_of(owners), *handlers)
        for label in child.labels:
            if isinstance(label, Obj):
                self.mounts.setdefault((place, label.site), Mount(owners, label.site, chain))

    def add(self, place: Place, owners: frozenset[str], handlers: list[Handler]) -> None:
        """Registers a route."""
        handled = tuple(value.labels for value, _ in handlers)
        self.routes.setdefault(
            (place, owners, handled), Route(place, owners, (*self.chain_of(owners), *handlers))
        )

    def prefixes(self, owners: frozenset[str], depth: int = _MAX_MOUNTS) -> list[tuple[Handler, ...]]:
        """The chains that lead to these owners through what they are mounted on."""
        found: list[tuple[Handler, ...]] = []
        for mount in self.mounts.values():
            if mount.child in owners and depth:
                found += [(*p, *mount.chain) for p in self.prefixes(mount.owners, depth - 1)]
        return found or [()]

    def run(self, machine: Machine) -> None:
        """Runs every route that did not run yet."""
        for key, route in list(self.routes.items()):
            if key in self._done:
                continue
            self._done.add(key)
            for prefix in self.prefixes(route.owners):
                run_chain(machine, (*prefix, *route.chain), route.place)


def run_chain(machine: Machine, chain: tuple[Handler, ...], place: Place) -> None:
    """Runs handlers one after the other on one request, each from where the one before went on."""
    state = State()
    for position, (value, row) in enumerate(chain):
        last = position == len(chain) - 1
        ways: list[State] = []
        handler = wrapped(machine, value, state, place) if row.wraps else value
        for target in sorted(label for label in handler.labels if isinstance(label, Fn)):
            args = request_arguments(row, place)
            outcome = machine.run_handler(target, args, state, place, last=last)
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
    if outcome.nexts:
        return list(outcome.nexts)
    if row.continues == "next" or outcome.state is None:
        return []
    return [outcome.state]


def request_arguments(row: Row, place: Place) -> list[Value]:
    """The arguments a framework passes: ``<request>`` and its like, each of the type the row names."""
    args = []
    for passed in row.passes:
        name, _, type_name = passed.partition(":")
        if name == "<next>":
            args.append(Value(frozenset((Sym("<next>"),))))
            continue
        site = f"{name} {place.path}:{place.span.start}"
        labels: set[Label] = {Obj(site, f"<request> {place.path}:{place.span.start}")}
        if type_name:
            labels.add(Inst(type_name))
        args.append(Value(frozenset(labels)) if name else UNKNOWN)
    return args


def owners_of(frame: Frame, value: Value, row: Row) -> frozenset[str]:
    """The objects whose chain is meant; a registry that is global to the library is one object."""
    del frame
    sites = frozenset(label.site for label in value.labels if isinstance(label, Obj))
    return sites or frozenset((f"registry {row.package}",))
