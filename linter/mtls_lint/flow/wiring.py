"""What runs in front of a handler: middleware chains, routers mounted on routers, routes.

Frameworks differ in names, not in kind: something owns a chain, ``use`` adds to it, a route runs the chain of
its owner, and of what the owner is mounted on, as it was when the route (or mount) was made. Order matters:
middleware added after a route does not run before it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mtls_lint.flow.addresses import Reach, service_of
from mtls_lint.flow.arguments import by_type
from mtls_lint.flow.filters import in_front, registry
from mtls_lint.flow.injection import declared_arguments, run_dependency
from mtls_lint.flow.observe import Place
from mtls_lint.flow.outcomes import ANSWERED, DEAD, OPEN, REFUSED, BoundArg, union
from mtls_lint.flow.predicates import ADDRESS, addressed
from mtls_lint.flow.state import State, facts_of
from mtls_lint.flow.values import FALSE, IMPOSSIBLE, TRUE, UNKNOWN, Fn, Inst, Label, Obj, Sym, Value
from mtls_lint.ir import nodes as ir

if TYPE_CHECKING:
    from mtls_lint.flow.frames import Outcome
    from mtls_lint.flow.machine import Machine
    from mtls_lint.models.schema import Row

_MAX_MOUNTS = 6
_MAX_SHARED = 2
"""Of more services than this that have handlers and no routes, each is a program whose routes nobody sees."""
Handler = tuple[Value, "Row"]
"""A function value that runs in a chain, with the row that put it there."""
Chain = tuple[Handler, ...]


@dataclass(frozen=True, slots=True)
class Route:
    """A place where a chain of handlers is put behind an address; empty where that is not known.

    ``own`` is the route itself as an object: what has filters of its own, or is put into yet another router.
    """

    place: Place
    owners: frozenset[str]
    chain: tuple[Handler, ...]
    paths: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()
    # What the registration made, of which more can be said: it owns a chain, and may be mounted elsewhere.
    own: frozenset[str] = frozenset()
    # Its handlers, and the types whose methods they are: what owns chains in front of these alone.
    handled: frozenset[str] = frozenset()
    # It runs behind all that its owners' chains get, later than it too.
    late: bool = False

    @property
    def address(self) -> str:
        """Where it is, as text; empty where that is not known."""
        return min(self.paths, default="")

    @property
    def every(self) -> frozenset[str]:
        """All whose chains run in front of it."""
        return self.owners | self.own | self.handled


@dataclass(frozen=True, slots=True)
class Standing:
    """Handlers that run before every route that they reach."""

    place: Place
    handlers: tuple[Handler, ...]
    reach: Reach


@dataclass(frozen=True, slots=True)
class Mount:
    """Behind what a router stands: the owners of the chain it was put into, and what comes first there."""

    owners: frozenset[str]
    chain: tuple[Handler, ...]
    late: bool = False


class Wiring:
    """Gathers what the program registers, then runs every route with all that runs before it."""

    def __init__(self) -> None:
        self.routes: dict[tuple[object, ...], Route] = {}
        self._done: set[tuple[object, ...]] = set()
        self.ran: set[str] = set()
        self._alike: dict[tuple[object, ...], dict[tuple[object, ...], None]] = {}
        self._routed: Counter[str] = Counter()
        self._services: Counter[str] = Counter()
        self._mounts: dict[str, dict[Place, Mount]] = {}
        self._chains: dict[str, dict[Place, tuple[Handler, ...]]] = {}
        self._joined: dict[str, set[str]] = {}
        self._reaches: dict[Place, Reach] = {}
        self._standing: dict[str, dict[object, Standing]] = {}
        self._behind: dict[str, dict[str, Row]] = {}
        self._asking: dict[str, set[str]] = {}
        self._lifted: dict[str, set[str]] = {}
        self._ran: set[Place] = set()
        self.asked = False
        """Whether a handler asked at what address a request came in, so that each route is one of its own."""

    def chain_of(self, owners: frozenset[str], paths: frozenset[str] = frozenset()) -> tuple[Handler, ...]:
        """What was added to the chains of these owners so far, in order, and is for these addresses."""
        return tuple(
            h
            for owner in _outside_in(owners)
            for place, added in self._chains.get(owner, {}).items()
            if self._reaches.get(place, Reach()).covers(paths, frozenset())
            for h in added
        )

    def _meeting(self, owners: frozenset[str], reach: Reach) -> tuple[Handler, ...]:
        """What was added to the chains of these owners so far, and is for some of what the other is for."""
        return tuple(
            h
            for owner in sorted(owners)
            for place, added in self._chains.get(owner, {}).items()
            if self._reaches.get(place, Reach()).meets(reach)
            for h in added
        )

    def use(self, place: Place, owners: frozenset[str], handlers: list[Handler], reach: Reach) -> None:
        """Adds handlers to a chain; a router among them is mounted behind what came before it."""
        self._reaches.setdefault(place, reach)
        functions: list[Handler] = []
        for value, row in handlers:
            routers = [x.site for x in value.labels if isinstance(x, Obj)]
            chain = (*self._meeting(owners, reach), *functions)
            functions.append((value, row))
            for site in routers:
                self._mounts.setdefault(site, {}).setdefault(place, Mount(owners, chain))
        for owner in owners:
            self._chains.setdefault(owner, {}).setdefault(place, tuple(functions))

    def stand(self, place: Place, owners: frozenset[str], handlers: list[Handler], reach: Reach) -> None:
        """Adds handlers that run before the routes of the owner, whenever those were or will be made."""
        said = (place, tuple((value.labels, row.id) for value, row in handlers))
        for owner in owners:
            self._standing.setdefault(owner, {}).setdefault(said, Standing(place, tuple(handlers), reach))

    def rank_of(self, functions: frozenset[str]) -> tuple[int, float] | None:
        """When a standing handler runs that is one of these functions; None where none of them stands."""
        standing = (s for there in self._standing.values() for s in there.values())
        named = (
            (label, s)
            for s in standing
            for value, _ in s.handlers
            for label in value.labels
            if isinstance(label, Fn)
        )
        return next((s.reach.rank for label, s in named if label.key in functions), None)

    def join(self, owners: frozenset[str], others: frozenset[str]) -> None:
        """What runs before every route of the others runs before those of the owners too."""
        for owner in owners:
            self._joined.setdefault(owner, set()).update(others)

    def put_behind(self, owners: frozenset[str], named: frozenset[str], row: Row) -> None:
        """Puts the routes of these owners behind chains that go by a name in the whole program, as a row says."""
        for owner in owners:
            self._behind.setdefault(owner, {}).update(dict.fromkeys(sorted(named - {owner}), row))
            if not row.lesser:
                self._asking.setdefault(owner, set()).add(row.package)

    def lift(self, owners: frozenset[str], package: str) -> None:
        """Keeps what rows of the package put in front of the routes of these owners from standing there."""
        for owner in owners:
            self._lifted.setdefault(owner, set()).add(package)

    def named(self, name: str) -> tuple[Handler, ...]:
        """What stands in the chain that goes by a name in the whole program."""
        there = [s for owner in self._leading((registry(name),)) for s in self._standing.get(owner, {}).values()]
        self._ran |= {s.place for s in there}
        return tuple(h for s in there for h in s.handlers)

    def standing(self, route: Route, owners: frozenset[str] | None = None) -> tuple[Handler, ...]:
        """What runs before a route because of its owners, or of others that they are mounted on.

        What judges a request runs after what tells whose it is.
        """
        every = self._with_joined(owners or route.every)
        leading = self._leading(_outside_in(every), route)
        there = [s for owner in leading for s in self._standing.get(owner, {}).values()]
        own = service_of(route.place.path)
        common = {of for s in there if not self._services[of := service_of(s.place.path)]}
        shared = common if len(common) <= _MAX_SHARED else frozenset[str]()
        near = [s for s in there if (of := service_of(s.place.path)) == own or of in shared]
        chosen = sorted((s for s in near if s.reach.covers(route.paths, route.marks)), key=lambda s: s.reach.rank)
        self._ran |= {s.place for s in chosen}
        return tuple(sorted((h for s in chosen for h in s.handlers), key=lambda h: h[1].continues == "true"))

    def _with_joined(self, owners: frozenset[str]) -> frozenset[str]:
        """These owners, and all that they joined, directly or not."""
        every, new = owners, owners
        while new:
            new = frozenset[str]().union(*(self._joined.get(owner, ()) for owner in new)) - every
            every |= new
        return every

    def _leading(self, owners: Iterable[str], route: Route | None = None) -> list[str]:
        """These owners, each after the chains it was put behind, in the order in which it was."""
        lifted = set[str]().union(*(self._lifted.get(owner, ()) for owner in (route.every if route else ())))
        asking = self._asked_for(route.every) if route else set[str]()
        order: list[str] = []
        seen: set[str] = set()

        def visit(owner: str) -> None:
            if owner not in seen:
                seen.add(owner)
                for other, row in self._behind.get(owner, {}).items():
                    if row.package not in lifted and not (row.lesser and row.package in asking):
                        visit(other)
                order.append(owner)

        for owner in owners:
            visit(owner)
        return order

    def _asked_for(self, owners: frozenset[str], depth: int = _MAX_MOUNTS) -> set[str]:
        """The packages that put these owners, or what they are mounted on, behind chains in so many words."""
        asked = set[str]().union(*(self._asking.get(owner, ()) for owner in owners))
        for owner in owners if depth else ():
            for mount in self._mounts.get(owner, {}).values():
                asked |= self._asked_for(mount.owners, depth - 1)
        return asked

    def mount(
        self,
        place: Place,
        owners: frozenset[str],
        handlers: list[Handler],
        children: set[str],
        paths: frozenset[str] = frozenset(),
        *,
        late: bool = False,
    ) -> bool:
        """Puts routers behind handlers, and behind what the chain of their owner has for these addresses.

        Tells whether one of the routers has routes.
        """
        chain = (*(() if late else self.chain_of(owners, paths)), *handlers)
        for child in children - owners:
            self._mounts.setdefault(child, {}).setdefault(place, Mount(owners, chain, late))
        return any(self._routed[child] for child in children)

    def add(
        self,
        place: Place,
        owners: frozenset[str],
        handlers: list[Handler],
        paths: frozenset[str] = frozenset(),
        marks: frozenset[str] = frozenset(),
        *,
        own: frozenset[str] = frozenset(),
        handled: frozenset[str] = frozenset(),
        late: bool = False,
    ) -> None:
        """Registers a route; without a handler it stands for one that does nothing that matters."""
        functions = tuple(value.labels for value, _ in handlers)
        every = owners | own | handled
        chain = (*(() if late else self.chain_of(every, paths)), *handlers)
        alike = self._alike.setdefault((every, paths), {})
        for key in list(alike) if handlers else ():
            known = self.routes[key]
            if known.chain == chain[: len(known.chain)]:
                # A further handler of the same route.
                self._count(self.routes.pop(key), -1)
                del alike[key]
        route = Route(place, owners, chain, paths, marks, own - owners, handled, late)
        key = (place, owners, functions)
        if key not in self.routes:
            self.routes[key] = route
            self._count(route, 1)
            alike[key] = None

    def _count(self, route: Route, step: int) -> None:
        self._services[service_of(route.place.path)] += step
        for owner in route.owners | route.own:
            self._routed[owner] += step

    def prefixes(
        self, route: Route, owners: frozenset[str], depth: int = _MAX_MOUNTS
    ) -> list[tuple[Handler, ...]]:
        """The chains that lead to these owners through what they are mounted on."""
        found: list[Chain] = []
        for owner in sorted(owners) if depth else ():
            for mount in self._mounts.get(owner, {}).values():
                before = self._before(route, mount)
                found += [(*p, *before, *mount.chain) for p in self.prefixes(route, mount.owners, depth - 1)]
        return found or [()]

    def _before(self, route: Route, there: Route | Mount) -> tuple[Handler, ...]:
        """What the owners of a route, or of a mount on the way to it, have in front of it."""
        owners = there.every if isinstance(there, Route) else there.owners
        # A route that is mounted has an address in front of its own.
        paths = route.paths if isinstance(there, Route) else frozenset[str]()
        late = self.chain_of(owners, paths) if there.late else ()
        return (*self.standing(route, owners), *late)

    def in_front(self, route: Route) -> tuple[Handler, ...]:
        """All that stands in front of a route's handler, on whatever way leads to it, and the handler."""
        leading = [handler for prefix in self._leading_to(route) for handler in prefix]
        return innermost((*leading, *self._before(route, route), *route.chain))

    def run(self, machine: Machine) -> None:
        """Runs every route that did not run yet."""
        for key, route in list(self.routes.items()):
            if key in self._done:
                continue
            self._done.add(key)
            for prefix in self._leading_to(route):
                chain = innermost((*prefix, *self._before(route, route), *route.chain))
                if route.chain or self._first_time(chain, route.paths):
                    run_chain(machine, chain, route.place, route.paths)

    def _leading_to(self, route: Route) -> list[Chain]:
        """The chains that lead to a route through what its owners, and what it is itself, are mounted on."""
        outside, inside = self.prefixes(route, route.own), self.prefixes(route, route.owners)
        return [(*outer, *inner) for outer in outside for inner in inside]

    def run_open(self, machine: Machine) -> None:
        """Runs the chains with a handler that no route led to: what they lead to is not in the tree."""
        for owner, added in list(self._standing.items()):
            for standing in list(added.values()):
                if standing.place not in self._ran:
                    paths, marks = standing.reach.paths, standing.reach.marks
                    route = Route(standing.place, frozenset((owner,)), (), paths, marks)
                    run_chain(machine, self.standing(route), route.place)
        for owner in list(self._chains):
            route = Route([*self._chains[owner]][-1], frozenset((owner,)), ())
            chain = (*self.standing(route), *self.chain_of(route.owners))
            named = {label.key for value, _ in chain for label in value.labels if isinstance(label, Fn)}
            if named - self.ran:
                run_chain(machine, chain, route.place)

    def _first_time(self, chain: tuple[Handler, ...], paths: frozenset[str] = frozenset()) -> bool:
        """Whether no other route that does nothing itself has this chain."""
        key = (*((value.labels, row.id) for value, row in chain), paths if self.asked else frozenset())
        is_new = key not in self._done
        self._done.add(key)
        return is_new


def innermost(chain: Chain) -> Chain:
    """The chain without the handlers that one nearer to its end takes the place of."""
    nearest = {row.replaces: at for at, (value, row) in enumerate(chain) if row.replaces and value.labels}
    return tuple(handler for at, handler in enumerate(chain) if nearest.get(handler[1].replaces, at) == at)


def run_chain(
    machine: Machine, chain: tuple[Handler, ...], place: Place, paths: frozenset[str] = frozenset()
) -> None:
    """Runs handlers one after the other on one request, each from where the one before went on."""
    files = (x.key.partition("::")[0] for value, _ in chain for x in value.labels if isinstance(x, Fn))
    machine.evidence.chains.add(frozenset(files))
    for each in guarded(machine, chain, place):
        _run_chain(machine, each, place, paths)


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


def _run_chain(machine: Machine, chain: tuple[Handler, ...], place: Place, paths: frozenset[str]) -> None:
    state = State(live=frozenset((OPEN,)))
    if paths:
        state.write(request_of(place), ADDRESS, addressed(paths))
    known = [p for p, (value, _) in enumerate(chain) if any(isinstance(x, Fn) for x in value.labels)]
    for position, (value, row) in enumerate(chain):
        # What a handler nobody knows is given is relied upon.
        last = position == max(known, default=0)
        ways: list[State] = []
        machine.wiring.ran |= {label.key for label in value.labels if isinstance(label, Fn)}
        handler = wrapped(machine, value, row, state, place) if row.wraps else value
        for target in sorted(label for label in handler.labels if isinstance(label, Fn)):
            if row.skips and _skipped(machine, target, row, state, place):
                ways.append(state)
                continue
            passed_on = request_arguments(row, place, state)
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
            made = continuations(row, outcome)
            for way in made:
                _keep(row, outcome.value, way, request_of(place))
            ways += made
        if not ways:
            continue
        joined = ways[0].copy()
        for way in ways[1:]:
            joined = joined.join(way) or joined
        state = _handed_on(row, joined)


def _skipped(machine: Machine, target: Fn, row: Row, state: State, place: Place) -> bool:
    """Whether a handler says itself that it does not run for these requests."""
    owner = machine.program.owner(target.key)
    for key in machine.program.methods(owner, row.skips) if owner else ():
        asked = Fn(key, "", target.receiver)
        args = by_type(machine, asked, request_arguments(row, place, state))
        outcome = machine.run_handler(asked, args, state.copy(), place, last=False)
        if outcome.value.outcome(FALSE) is IMPOSSIBLE:
            return True
    return False


def _keep(row: Row, given: Value, state: State, request: str) -> None:
    """What a handler gave is found in the members of the request in which its framework keeps it."""
    for name, path in row.keeps.items():
        part = path.removeprefix("result").strip(".[]")
        sites = [label.site for label in given.labels if isinstance(label, Obj)]
        parts = [found for site in sites if (found := state.read(site, part)) is not None]
        state.write(request, name, union(parts) if part else given)


def _handed_on(row: Row, left: State) -> State:
    """The state in which the next handler starts.

    Where it starts because this one returned, a request that was refused on the way, however deep in its calls,
    never gets there.
    """
    facts, live = left.facts, left.live
    if row.continues in ("return", "any"):
        facts = facts_of(left, OPEN) | {fact for fact in facts if fact.given != OPEN}
        live = frozenset(token for token in live if token.kind != REFUSED)
    return State({}, left.heap, facts - {ANSWERED}, live | {OPEN}, left.seen)


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


def wrapped(machine: Machine, wrapper: Value, row: Row, state: State, place: Place) -> Value:
    """The handler that a function makes of the next one, which is of the type the row names, if it does."""
    made: list[Value] = []
    following = next((passed for passed in row.passes if passed.startswith("<next>")), "<next>:")
    named = following.partition(":")[2]
    given = request_argument(following, place) if named else Value(frozenset((Sym("<handler>"),)))
    for target in sorted(label for label in wrapper.labels if isinstance(label, Fn)):
        outcome = machine.run_handler(target, [given], state, place, last=False)
        if outcome.state is not None:
            state.heap.update(outcome.state.heap)
            made.append(outcome.value)
    return union(made)


def continuations(row: Row, outcome: Outcome) -> list[State]:
    """The states in which the next handler may start: where this one called it, or, by return, let it."""
    if outcome.nexts and row.continues not in ("return", "any"):
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


def request_arguments(row: Row, place: Place, state: State) -> list[Value]:
    """The arguments a framework passes: ``<request>`` and its like, each of the type the row names.

    A member of the request is what an earlier handler gave, where its row keeps that under this name.
    """
    kept = [state.read(request_of(place), passed.removeprefix("<request>.")) for passed in row.passes]
    return [
        request_argument(passed, place) if known is None else known
        for passed, known in zip(row.passes, kept, strict=True)
    ]


def request_argument(passed: str, place: Place) -> Value:
    """One thing a framework passes: the request, the response, the next handler, or something unknown."""
    name, _, type_name = passed.partition(":")
    if name == "<next>":
        return Value(frozenset((Inst(type_name) if type_name else Sym("<next>"),)))
    if not name:
        return UNKNOWN
    whole, _, member = name.partition(".")
    site = f"{whole} {place.path}:{place.span.start}" + (f">{member}" if member else "")
    labels: set[Label] = {Obj(site, request_of(place))}
    if type_name:
        labels.add(Inst(type_name))
    return Value(frozenset(labels))


def _outside_in(owners: frozenset[str]) -> list[str]:
    """Owners in the order in which their chains run: a class's own after the router's, a method's own last."""
    return sorted(owners, key=lambda owner: (_RANKS.get(owner.partition(" ")[0], 0), owner))


_RANKS = {"this": 1, "function": 2}
