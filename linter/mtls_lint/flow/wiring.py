"""What runs in front of a handler: middleware chains, routers mounted on routers, routes.

Frameworks differ in names, not in kind: something owns a chain, ``use`` adds to it, a route runs the chain of
its owner, and of what the owner is mounted on, as it was when the route (or mount) was made. Order matters:
middleware added after a route does not run before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mtls_lint.flow.arguments import by_type
from mtls_lint.flow.filters import behind, in_front, registry
from mtls_lint.flow.injection import declared_arguments, run_dependency
from mtls_lint.flow.observe import Place
from mtls_lint.flow.outcomes import ANSWERED, DEAD, OPEN, REFUSED, BoundArg, union
from mtls_lint.flow.state import State, facts_of
from mtls_lint.flow.values import FALSE, TRUE, UNKNOWN, Fn, Inst, Label, Obj, Sym, Value
from mtls_lint.ir import nodes as ir

if TYPE_CHECKING:
    from mtls_lint.flow.frames import Frame, Outcome
    from mtls_lint.flow.machine import Machine
    from mtls_lint.models.schema import Row

_MAX_MOUNTS = 6
Handler = tuple[Value, "Row"]
"""A function value that runs in a chain, with the row that put it there."""


@dataclass(frozen=True, slots=True)
class Route:
    """A place where a chain of handlers is put behind an address; empty where that is not known."""

    place: Place
    owners: frozenset[str]
    chain: tuple[Handler, ...]
    address: str = ""
    # It runs behind all that its owners' chains get, later than it too.
    late: bool = False


@dataclass(frozen=True, slots=True)
class Mount:
    """A router put into the chain of another owner."""

    owners: frozenset[str]
    child: str
    chain: tuple[Handler, ...]
    late: bool = False


class Wiring:
    """Gathers what the program registers, then runs every route with all that runs before it."""

    def __init__(self) -> None:
        self.routes: dict[tuple[object, ...], Route] = {}
        self._done: set[tuple[object, ...]] = set()
        self.ran: set[str] = set()
        self.mounts: dict[tuple[Place, str], Mount] = {}
        self._chains: dict[str, dict[Place, tuple[Handler, ...]]] = {}
        self._standing: dict[str, dict[Place, tuple[Handler, ...]]] = {}
        self._behind: dict[str, dict[str, None]] = {}

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

    def put_behind(self, owners: frozenset[str], named: frozenset[str]) -> None:
        """Puts the routes of these owners behind chains that go by a name in the whole program."""
        for owner in owners:
            self._behind.setdefault(owner, {}).update(dict.fromkeys(sorted(named - {owner})))

    def standing(self, owners: frozenset[str]) -> tuple[Handler, ...]:
        """What runs before every route of these owners."""
        return tuple(
            h for owner in self._leading(owners) for added in self._standing.get(owner, {}).values() for h in added
        )

    def _leading(self, owners: Iterable[str]) -> list[str]:
        """These owners, each after the chains it was put behind, in the order in which it was."""
        order: list[str] = []
        seen: set[str] = set()

        def visit(owner: str) -> None:
            if owner not in seen:
                seen.add(owner)
                for other in self._behind.get(owner, ()):
                    visit(other)
                order.append(owner)

        for owner in sorted(owners):
            visit(owner)
        return order

    def mount(
        self,
        place: Place,
        owners: frozenset[str],
        handlers: list[Handler],
        children: set[str],
        *,
        late: bool = False,
    ) -> bool:
        """Puts routers behind handlers, and behind the chain of their owner; tells whether one has routes."""
        chain = (*(() if late else self.chain_of(owners)), *handlers)
        for child in children - owners:
            self.mounts.setdefault((place, child), Mount(owners, child, chain, late))
        return any(not children.isdisjoint(route.owners) for route in self.routes.values())

    def add(
        self,
        place: Place,
        owners: frozenset[str],
        handlers: list[Handler],
        address: str,
        *,
        late: bool = False,
    ) -> None:
        """Registers a route."""
        handled = tuple(value.labels for value, _ in handlers)
        chain = (*(() if late else self.chain_of(owners)), *handlers)
        self.routes.setdefault((place, owners, handled), Route(place, owners, chain, address, late))

    def prefixes(self, owners: frozenset[str], depth: int = _MAX_MOUNTS) -> list[tuple[Handler, ...]]:
        """The chains that lead to these owners through what they are mounted on."""
        found: list[tuple[Handler, ...]] = []
        for mount in self.mounts.values():
            if mount.child in owners and depth:
                before = self._before(mount)
                found += [(*p, *before, *mount.chain) for p in self.prefixes(mount.owners, depth - 1)]
        return found or [()]

    def _before(self, there: Route | Mount) -> tuple[Handler, ...]:
        """What the owners of a route or mount have in front of it."""
        return (*self.standing(there.owners), *(self.chain_of(there.owners) if there.late else ()))

    def in_front(self, route: Route) -> tuple[Handler, ...]:
        """All that stands in front of a route's handler, on whatever way leads to it, and the handler."""
        leading = [handler for prefix in self.prefixes(route.owners) for handler in prefix]
        return (*leading, *self._before(route), *route.chain)

    def run(self, machine: Machine) -> None:
        """Runs every route that did not run yet."""
        for key, route in list(self.routes.items()):
            if key in self._done:
                continue
            self._done.add(key)
            for prefix in self.prefixes(route.owners):
                run_chain(machine, (*prefix, *self._before(route), *route.chain), route.place)

    def run_open(self, machine: Machine) -> None:
        """Runs the chains with a handler that no route led to: what they lead to is not in the tree."""
        for owner in (*self._chains, *self._standing):
            places = [*self._standing.get(owner, ()), *self._chains.get(owner, ())]
            chain = (*self.standing(frozenset((owner,))), *self.chain_of(frozenset((owner,))))
            named = {label.key for value, _ in chain for label in value.labels if isinstance(label, Fn)}
            if named - self.ran:
                run_chain(machine, chain, places[-1])


def run_chain(machine: Machine, chain: tuple[Handler, ...], place: Place) -> None:
    """Runs handlers one after the other on one request, each from where the one before went on."""
    for each in guarded(machine, chain, place):
        _run_chain(machine, each, place)


def guarded(machine: Machine, chain: tuple[Handler, ...], place: Place) -> list[tuple[Handler, ...]]:
    """The chain for each function that its last handler may be, behind what the function's marks name."""
    *before, (value, row) = chain or ((UNKNOWN, None),)
    if before and row is not None and value.labels and all(isinstance(label, Sym) for label in value.labels):
        # A handler that is not in the tree does no more than handle what is let through to it.
        return [(*before, (_stranger(machine, place), row))]
    fns = sorted(label for label in value.labels if isinstance(label, Fn))
    marked = {fn: in_front(machine, fn) for fn in fns}
    if row is None or not any(marked.values()):
        return [chain]
    return [(*before, *marked[fn], (Value(frozenset((fn,))), row)) for fn in fns]


def _stranger(machine: Machine, place: Place) -> Value:
    key = f"{place.path}::<handler> {place.span.start}"
    function = ir.Function("<handler>", (), (), place.span)
    machine.program.adopt(key, machine.program.modules[place.path], function)
    return Value(frozenset((Fn(key),)))


def _run_chain(machine: Machine, chain: tuple[Handler, ...], place: Place) -> None:
    state = State(live=frozenset((OPEN,)))
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
                state.write(target.receiver, name, request_argument(passed, place))
            machine.wiring.ran.add(target.key)
            outcome = machine.run_handler(target, args, state, place, last=last, continues=row.continues)
            ways += continuations(row, outcome)
        if not ways:
            continue
        joined = ways[0].copy()
        for way in ways[1:]:
            joined = joined.join(way) or joined
        state = _handed_on(row, joined)


def _handed_on(row: Row, left: State) -> State:
    """The state in which the next handler starts.

    Where it starts because this one returned, a request that was refused on the way, however deep in its calls,
    never gets there.
    """
    facts, live = left.facts, left.live
    if row.continues == "return":
        facts = facts_of(left, OPEN) | {fact for fact in facts if fact.given != OPEN}
        live = frozenset(token for token in live if token.kind != REFUSED)
    return State({}, left.heap, facts - {ANSWERED}, live | {OPEN}, left.seen)


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
    left = outcome.state
    if row.continues == "next" or left is None:
        return list(outcome.nexts)
    if row.holds is not None:
        # The next handler starts where this one's result allows it.
        gained = outcome.value.outcome(TRUE if row.holds.outcome == "true" else FALSE)
        if gained is None:
            return list(outcome.nexts)
        left = State(left.env, left.heap, left.facts | gained, left.live, left.seen)
    return [*outcome.nexts, left]


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
    return behind(value) or frozenset((registry(row.package),))
