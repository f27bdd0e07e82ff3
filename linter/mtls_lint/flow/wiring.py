"""What runs in front of a handler: middleware chains, routers mounted on routers, routes.

Frameworks differ in names, not in kind: something owns a chain, ``use`` adds to it, a route runs the chain of
its owner, and of what the owner is mounted on, as it was when the route (or mount) was made. Order matters:
middleware added after a route does not run before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mtls_lint.flow.addresses import Reach, service_of
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
Chain = tuple[Handler, ...]


@dataclass(frozen=True, slots=True)
class Route:
    """A place where a chain of handlers is put behind an address; empty where that is not known."""

    place: Place
    owners: frozenset[str]
    chain: tuple[Handler, ...]
    paths: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()

    @property
    def address(self) -> str:
        """Where it is, as text; empty where that is not known."""
        return min(self.paths, default="")


@dataclass(frozen=True, slots=True)
class Standing:
    """Handlers that run before every route that they reach."""

    place: Place
    handlers: tuple[Handler, ...]
    reach: Reach


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
        self._reaches: dict[Place, Reach] = {}
        self._standing: dict[str, dict[Place, Standing]] = {}
        self._ran: set[Place] = set()

    def chain_of(self, owners: frozenset[str], paths: frozenset[str] = frozenset()) -> tuple[Handler, ...]:
        """What was added to the chains of these owners so far, in order, and is for these addresses."""
        return tuple(
            h
            for owner in sorted(owners)
            for place, added in self._chains.get(owner, {}).items()
            if self._reaches.get(place, Reach()).covers(paths, frozenset())
            for h in added
        )

    def use(self, place: Place, owners: frozenset[str], handlers: list[Handler], reach: Reach) -> None:
        """Adds handlers to a chain; a router among them is mounted behind what came before it."""
        self._reaches.setdefault(place, reach)
        functions: list[Handler] = []
        for value, row in handlers:
            routers = [x.site for x in value.labels if isinstance(x, Obj)]
            chain = (*self.chain_of(owners), *functions)
            functions.append((value, row))
            for site in routers:
                self.mounts.setdefault((place, site), Mount(owners, site, chain))
        for owner in owners:
            self._chains.setdefault(owner, {}).setdefault(place, tuple(functions))

    def stand(self, place: Place, owners: frozenset[str], handlers: list[Handler], reach: Reach) -> None:
        """Adds handlers that run before the routes of the owner, whenever those were or will be made."""
        for owner in owners:
            self._standing.setdefault(owner, {}).setdefault(place, Standing(place, tuple(handlers), reach))

    def standing(self, route: Route, owners: frozenset[str] | None = None) -> tuple[Handler, ...]:
        """What runs before a route because of its owners, or of others that they are mounted on."""
        there = [s for owner in sorted(owners or route.owners) for s in self._standing.get(owner, {}).values()]
        here = {service_of(other.place.path) for other in self.routes.values()}
        own = service_of(route.place.path)
        near = [s for s in there if service_of(s.place.path) == own or service_of(s.place.path) not in here]
        chosen = sorted((s for s in near if s.reach.covers(route.paths, route.marks)), key=lambda s: s.reach.rank)
        self._ran |= {s.place for s in chosen}
        return tuple(h for s in chosen for h in s.handlers)

    def mount(self, place: Place, owners: frozenset[str], handlers: list[Handler], children: set[str]) -> bool:
        """Puts routers behind handlers, and behind the chain of their owner; tells whether one has routes."""
        chain = (*self.chain_of(owners), *handlers)
        for child in children - owners:
            self.mounts.setdefault((place, child), Mount(owners, child, chain))
        return any(not children.isdisjoint(route.owners) for route in self.routes.values())

    def add(
        self,
        place: Place,
        owners: frozenset[str],
        handlers: list[Handler],
        paths: frozenset[str] = frozenset(),
        marks: frozenset[str] = frozenset(),
    ) -> None:
        """Registers a route; without a handler it stands for one that does nothing that matters."""
        handled = tuple(value.labels for value, _ in handlers)
        chain = (*self.chain_of(owners, paths), *handlers)
        for key, known in list(self.routes.items()):
            if (
                (known.owners, known.paths) == (owners, paths)
                and known.chain == chain[: len(known.chain)]
                and handlers
            ):
                # A further handler of the same route.
                del self.routes[key]
        self.routes.setdefault((place, owners, handled), Route(place, owners, chain, paths, marks))

    def prefixes(
        self, route: Route, owners: frozenset[str], depth: int = _MAX_MOUNTS
    ) -> list[tuple[Handler, ...]]:
        """The chains that lead to these owners through what they are mounted on."""
        found: list[Chain] = []
        for mount in self.mounts.values():
            if mount.child in owners and depth:
                standing = self.standing(route, mount.owners)
                found += [(*p, *standing, *mount.chain) for p in self.prefixes(route, mount.owners, depth - 1)]
        return found or [()]

    def in_front(self, route: Route) -> tuple[Handler, ...]:
        """All that stands in front of a route's handler, on whatever way leads to it, and the handler."""
        leading = [handler for prefix in self.prefixes(route, route.owners) for handler in prefix]
        return (*leading, *self.standing(route), *route.chain)

    def run(self, machine: Machine) -> None:
        """Runs every route that did not run yet."""
        for key, route in list(self.routes.items()):
            if key in self._done:
                continue
            self._done.add(key)
            for prefix in self.prefixes(route, route.owners):
                chain = (*prefix, *self.standing(route), *route.chain)
                if route.chain or self._first_time(chain):
                    run_chain(machine, chain, route.place)

    def run_unrouted(self, machine: Machine) -> None:
        """Runs what stands before routes that nobody showed."""
        for owner, added in list(self._standing.items()):
            for standing in list(added.values()):
                if standing.place not in self._ran:
                    paths, marks = standing.reach.paths, standing.reach.marks
                    route = Route(standing.place, frozenset((owner,)), (), paths, marks)
                    run_chain(machine, self.standing(route), route.place)

    def _first_time(self, chain: tuple[Handler, ...]) -> bool:
        """Whether no other route that does nothing itself has this chain."""
        key = tuple((value.labels, row.id) for value, row in chain)
        is_new = key not in self._done
        self._done.add(key)
        return is_new


def run_chain(machine: Machine, chain: tuple[Handler, ...], place: Place) -> None:
    """Runs handlers one after the other on one request, each from where the one before went on."""
    state = State()
    files = (x.key.partition("::")[0] for value, _ in chain for x in value.labels if isinstance(x, Fn))
    machine.evidence.chains.add(frozenset(files))
    for position, (value, row) in enumerate(chain):
        last = position == len(chain) - 1
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
                for member in fields_of(machine, target, name):
                    state.write(target.receiver, member, request_argument(passed, place))
            outcome = machine.run_handler(target, args, state, place, last=last, continues=row.continues)
            ways += continuations(row, outcome)
        if not ways:
            continue
        joined = ways[0].copy()
        for way in ways[1:]:
            joined = joined.join(way) or joined
        state = State({}, joined.heap, joined.facts - {ANSWERED}, joined.live, joined.seen)


def fields_of(machine: Machine, target: Fn, name: str) -> list[str]:
    """The members of a handler's instance that are meant: by their name, or by the type they are declared with."""
    type_key = target.receiver.removeprefix("this ")
    known = machine.program.type_decl(type_key)
    if "." not in name or known is None:
        return [name]
    module, decl = known
    wanted = Inst(name)
    return [
        field for field, declared in decl.fields.items() if wanted in machine.program.type_labels(declared, module)
    ]


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
    """The objects whose chain is meant; a registry that is global to the library, or that a text names, is one."""
    del frame
    sites = frozenset(label.site for label in value.labels if isinstance(label, Obj))
    if row.owner.startswith("'"):
        return frozenset((f"registry {value.text}",))
    return sites or frozenset((f"registry {row.package}",))
