"""Events of requests: let through, refused, handed to the next handler; and how handlers are registered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeGuard

from mtls_lint.flow.addresses import LAST, Reach, number
from mtls_lint.flow.filters import behind, implemented, mark_rows, registry
from mtls_lint.flow.handlers import handler_by_method, handler_of
from mtls_lint.flow.happening import Happening
from mtls_lint.flow.lateness import NEXT, relied_upon
from mtls_lint.flow.observe import Place
from mtls_lint.flow.outcomes import (
    ANSWERED,
    DEAD,
    DENIED,
    OPEN,
    PASSED,
    REFUSED,
    BoundArg,
    approval,
    awaited,
    union,
)
from mtls_lint.flow.paths import MARKED, member_of
from mtls_lint.flow.state import State, in_play
from mtls_lint.flow.values import (
    FALSE,
    IMPOSSIBLE,
    NOTHING,
    TRUE,
    UNKNOWN,
    Fact,
    Fn,
    Inst,
    Label,
    Lit,
    Obj,
    Origin,
    Sym,
    TypeRef,
    Value,
)
from mtls_lint.models.schema import Row

Handler = tuple[Value, Row]
"""A function value that runs in a chain, with the row that put it there."""

OWN = "<own>"
"""The name among the orders of a row of where its handler stands beside one that is of a class of the tree."""
STARTED = "session started"
"""The kind of a fact: something was written into the session whose id may be renewed later."""


def keep_in_session(now: Happening) -> None:
    """Something is written into the session of the request."""
    now.look("data", now.value(now.row.data))
    now.observe("session")
    here = Origin("session", f"{now.place.path}:{now.place.span.start}")
    now.state.facts |= {Fact(STARTED, here)}


def grant(now: Happening) -> None:
    """The request is answered or let through, unless with a status or error that refuses it."""
    if now.row.status and (status := now.value(now.row.status)) is not None and _refusing(status):
        _refuse(now)
        return
    now.machine.accept(now.state, now.frame, now.span, after_all=True)


def go_on(now: Happening) -> None:
    """The next handler runs: the one the program names, where it is known, else the next of the chain."""
    known = (now.value(now.row.function) if now.row.function else None) or UNKNOWN
    if any(isinstance(label, Fn) for label in known.labels):
        invoke(now)
        return
    error = now.value(now.row.status) if now.row.status else None
    if error is not None and error.outcome(TRUE) is not IMPOSSIBLE:
        _refuse(now)
        return
    if DENIED not in now.state.facts:
        now.frame.nexts.append(_after_all(now.state))
        now.state.facts |= {PASSED} | relied_upon(now.state, NEXT)
    if now.frame.last:
        now.machine.accept(now.state, now.frame, now.span, after_all=True)
    now.state.facts |= relied_upon(now.state, *now.state.live)
    now.state.live = frozenset()


def _after_all(state: State) -> State:
    """The state in which the next handler starts: a refusal that did not keep it from running was none."""
    state = state.copy()
    for token in sorted(state.live):
        if token.kind == REFUSED:
            state.live -= {token}
            in_play(state, Origin("token", token.key))
    return state


def register(now: Happening) -> None:
    """Handlers are added to a chain, or put behind an address."""
    if not now.frame.recording:
        return
    listed, several, part = now.row.function.partition("[]")
    if several and part and now.row.owner == listed + several:
        for owner in now.each(listed):
            _register(now, now.items(member_of(now, owner, part.removeprefix(".")) or UNKNOWN), owner)
    elif several:
        for value in now.each(now.row.function):
            _register(now, [value], value if now.row.owner == now.row.function else None)
    else:
        _register(now, now.each(now.row.function) if now.row.function else [])


def _register(now: Happening, functions: list[Value], owner: Value | None = None) -> None:
    """Registers handlers that belong together, one after the other."""
    owner = now.value(now.row.owner) if owner is None else owner
    owners = _owners(owner or UNKNOWN, now.row)
    # Of a route that was made, more can be said: filters of its own. Several results hold it among them.
    own = frozenset(label.site for label in now.result.labels if isinstance(label, Obj))
    own |= {x.site for site in own for value in _held(now, site) for x in value.labels if isinstance(x, Obj)}
    if now.row.behind:
        leading = behind(now.value(now.row.behind) or UNKNOWN)
        now.machine.wiring.put_behind(own if now.row.event == "route" else owners, leading, now.row)
    if now.row.lifts:
        now.machine.wiring.lift(owners, now.row.package)
        return
    handlers: list[Handler] = []
    for value in functions:
        handlers += implemented(now.machine, value) or [handler_of(now, _method(now, value))]
    if now.row.rejoins:
        handlers += now.machine.wiring.chain_of(_owners(now.value(now.row.rejoins) or UNKNOWN, now.row))
    if now.row.any and handlers:
        handlers = [(union([value for value, _ in handlers]), handlers[0][1])]
    if now.row.before:
        handlers = [(value, replace(row, wraps=False)) for value, row in handlers]
        handlers = [handler_of(now, value) for path in now.row.before for value in _before(now, path)] + handlers
    if now.row.joins:
        now.machine.wiring.join(owners, _owners(now.value(now.row.joins) or UNKNOWN, now.row))
    elif now.row.mounts:
        if now.row.event == "route":  # what is mounted there may be a router, and no handler
            handlers = [known for known in handlers if any(isinstance(label, Fn) for label in known[0].labels)]
        children = set[str]().union(*(_routers(now, value) for value in now.each(now.row.mounts)))
        paths = _addresses(now, now.row.address) if now.row.event == "middleware" else frozenset[str]()
        mounted = now.machine.wiring.mount(now.place, owners, handlers, children, paths, late=now.row.always)
        if now.row.kind == "returned" and not mounted:
            return  # what the function makes is no router, and whoever calls it decides what it is for
        if now.row.event == "route" and not mounted:
            made = own if handlers else frozenset[str]()
            now.machine.wiring.add(now.place, owners, handlers, _routed(now), own=made)
    elif now.row.event == "middleware" and now.row.always:
        now.machine.wiring.stand(now.place, owners, handlers, _reach(now))
    elif now.row.event == "middleware":
        now.machine.wiring.use(now.place, owners, handlers, _reach(now))
    else:
        for chain in _apart(handlers):
            _heed_marks(now, chain)
            now.machine.wiring.add(
                _written(now, chain),
                owners,
                chain,
                _marked(now, chain) or _routed(now),
                own=own,
                handled=_chains_of(now, chain),
                late=now.row.always,
            )
    # The handlers find the variables they captured, and their instances, when requests come in.
    now.machine.remember(now.state, [value for value, _ in handlers])
    for value, _ in handlers:
        now.machine.invoked.update(label.key for label in value.labels if isinstance(label, Fn))


def _before(now: Happening, written: str) -> list[Value]:
    """The handlers that a route has in front of itself: those at a path, or one of a type, where anything is."""
    path, _, type_name = written.partition(":")
    if not type_name:
        return now.each(path)
    value = now.value(path)
    is_there = value is not None and value.outcome(TRUE) is not IMPOSSIBLE
    return [Value(frozenset((Inst(type_name),)))] if is_there else []


def _heed_marks(now: Happening, chain: list[Handler]) -> None:
    """What the marks of a route's functions say of the chains in front of it."""
    for fn in (label for value, _ in chain for label in value.labels if isinstance(label, Fn)):
        own = frozenset((f"function {fn.key}",))
        for row in mark_rows(now.machine, fn):
            if row.lifts:
                now.machine.wiring.lift(own, row.package)
            elif row.behind:
                now.machine.wiring.put_behind(own, frozenset(), row)


def _written(now: Happening, chain: list[Handler]) -> Place:
    """Where a route is written: at the first mark of a method that the framework finds by its marks, else here."""
    found = chain[-1][0].labels if chain and MARKED.match(now.row.function) else ()
    return next((Place(*now.machine.program.mark_of(fn.key)) for fn in found if isinstance(fn, Fn)), now.place)


def _owners(value: Value, row: Row) -> frozenset[str]:
    """The objects whose chain is meant; a registry that is global to the library, or that a text names, is one."""
    sites = frozenset(label.site for label in value.labels if isinstance(label, Obj))
    types = frozenset(f"this {label.key}" for label in value.labels if isinstance(label, TypeRef))
    own = frozenset(f"function {label.key}" for label in value.labels if isinstance(label, Fn))
    return sites or types or own or frozenset((registry(value.text or row.package),))


def _chains_of(now: Happening, handlers: list[Handler]) -> frozenset[str]:
    """The chains that handlers have for themselves: their own, and those of the types whose methods they are."""
    functions = [label for value, _ in handlers for label in value.labels if isinstance(label, Fn)]
    types = (now.machine.made.get(fn.receiver, fn.receiver.removeprefix("this ")) for fn in functions)
    of_types = {f"this {each}" for key in types if key for each in now.machine.program.lineage(key)}
    receivers = {fn.receiver for fn in functions if fn.receiver}
    return frozenset(of_types | receivers | {f"function {fn.key}" for fn in functions})


def _reach(now: Happening) -> Reach:
    """What the middleware that is registered is for."""
    order = now.value(now.row.order) if now.row.order else None
    written = [str(x.value) for x in order.labels if isinstance(x, Lit)] if order is not None else []
    written += [x.name for x in order.labels if isinstance(x, Sym)] if order is not None else []
    beside = now.machine.wiring.rank_of(_beside(now, order)) if order is not None else None
    if beside is not None:
        place = beside[1] + number(now.row.orders.get(OWN, "0"), {})
    else:
        place = number(written[0], now.row.orders) if written else LAST
    rank = (int(now.row.phase or 0), place)
    patterns = _addresses(now, now.row.address)
    if now.row.below:
        patterns = frozenset(f"{text.rstrip('/')}/**" for text in patterns)
    return Reach(patterns, _addresses(now, (now.row.excepts,)), rank=rank)


def _beside(now: Happening, order: Value) -> frozenset[str]:
    """The handlers of the classes of the tree that an order names."""
    types = [label.key for label in order.labels if isinstance(label, TypeRef)]
    names = now.row.method.split("|")
    return frozenset(key for each in types for name in names for key in now.machine.program.methods(each, name))


def _addresses(now: Happening, paths: Sequence[str]) -> frozenset[str]:
    """The addresses at some paths: literals, or the items of a list."""
    values = [value for path in paths if path and (value := now.value(path)) is not None]
    for value in list(values):
        sites = [label.site for label in value.labels if isinstance(label, Obj)]
        held = (item for site in sites for item in now.state.heap.get(site, {}).items())
        values += [item for name, item in held if not name.startswith("$")]
    return frozenset(str(label.value) for value in values for label in value.labels if _is_text(label))


def _is_text(label: Label) -> TypeGuard[Lit]:
    return isinstance(label, Lit) and isinstance(label.value, str)


def _marked(now: Happening, chain: list[Handler]) -> frozenset[str]:
    """Where the marks say that a method is by which the framework finds it, on its type and on itself."""
    match = MARKED.match(now.row.function)
    if match is None or not chain:
        return frozenset()
    names = match[1].split("|")
    program = now.machine.program
    found = [program.marks(label.key)[1] for label in chain[-1][0].labels if isinstance(label, Fn)]
    written = [mark.args[:1] for marks in found for mark, _ in marks if mark.name.rpartition(".")[2] in names]
    parts = [arg.strip("/") for args in written for arg in args if "=" not in arg]
    # What the framework puts in place of a part in brackets, nobody wrote.
    return frozenset(("/" + "/".join(parts),)) if parts and not any("[" in part for part in parts) else frozenset()


def _routed(now: Happening) -> frozenset[str]:
    """The texts that say where a route is, as the row says, or as the slash in one does."""
    if now.row.address:
        return _addresses(now, now.row.address)
    passed = (value for name, value in sorted(now.binding.items()) if name != "this")
    texts = (x.value for value in passed for x in sorted(value.labels, key=repr) if isinstance(x, Lit))
    found = next((text for text in texts if isinstance(text, str) and "/" in text), "")
    return frozenset((found,)) if found else frozenset()


def _apart(handlers: list[Handler]) -> list[list[Handler]]:
    """The chains that handlers are: one for each function that the last of them may be."""
    if not handlers:
        return [handlers]
    *before, (value, row) = handlers
    functions = sorted(label for label in value.labels if isinstance(label, Fn))
    if len(functions) <= 1:
        return [handlers]
    return [[*before, (Value(frozenset((function,))), row)] for function in functions]


def _method(now: Happening, value: Value) -> Value:
    """The handler that an object is by one of its methods, where the row says which; else the value itself."""
    named = _named(now, value)
    if not now.row.method:
        return value.with_labels(frozenset(label for label in named if isinstance(label, Fn)))
    if any(isinstance(label, Fn) for label in value.labels):
        return value
    if now.row.method == "*" and now.frame.module.language == "go":
        return _methods_fitting(now, value)
    classes = {label.key for label in named if isinstance(label, TypeRef)}
    if classes:
        return _method_of_class(now, sorted(classes), value)
    return Value(value.labels | handler_by_method(now.machine, value, now.row.method).labels, value.holds)


def _methods_fitting(now: Happening, value: Value) -> Value:
    """The public methods of an object that take what the framework passes: each answers requests of its own."""
    program = now.machine.program
    sites = [label.site for label in value.labels if isinstance(label, Obj)]
    keys = [key for x in value.labels if isinstance(x, Inst) for key in program.public_methods(x.type)]
    passed = [name.partition(":")[2] for name in now.row.passes]
    fitting = [key for key in keys if _takes(now, key, passed)]
    return Value(frozenset(Fn(key, "", sites[0] if sites else "") for key in fitting))


def _takes(now: Happening, key: str, passed: Sequence[str]) -> bool:
    """Whether a function takes these types; what is passed untyped is of no type that models know."""
    body = now.machine.program.body(key)
    params = body.function.params
    library = now.machine.program.library(body.module)
    if len(params) != len(passed):
        return False
    for param, wanted in zip(params, passed, strict=True):
        types = {x.type for x in now.machine.program.type_labels(param.type, body.module) if isinstance(x, Inst)}
        if wanted not in types if wanted else any(map(library.mentions, types)):
            return False
    return True


def _named(now: Happening, value: Value) -> frozenset[Label]:
    """A value's labels, and what of the tree it names in a text: ``"shop.middleware.Guard"``."""
    program, module = now.machine.program, now.frame.module
    texts = [x.value for x in value.labels if isinstance(x, Lit) and isinstance(x.value, str) and "." in x.value]
    if module.home is not None:
        keys = ("::".join(text.rsplit(".", 1)) for text in texts)
        return value.labels.union(TypeRef(key) for key in keys if program.type_decl(key) is not None)
    return value.labels.union(*(program.import_labels(text, module) for text in texts))


def _method_of_class(now: Happening, classes: Sequence[str], value: Value) -> Value:
    """The handler that an instance is which the framework makes of a class."""
    found: set[Label] = set()
    for key in classes:
        now.machine.ready_type(key)
        instance = Value(frozenset((Obj(f"this {key}", f"this {key}"), Inst(key))))
        methods = handler_by_method(now.machine, instance, now.row.method).labels
        if not methods:
            return instance
        found |= methods
    return Value(value.labels | found)


def _routers(now: Happening, value: Value) -> set[str]:
    """The objects that may be routers: a value itself, and what handlers that are closures or methods hold.

    A handler that hands requests on to a function it captured is no way to the routers its other objects know.
    """
    found = {label.site for label in value.labels if isinstance(label, Obj)}
    functions = [label for label in value.labels if isinstance(label, Fn)]
    seen: set[str] = set()
    while functions:
        label = functions.pop()
        held = [v for site in {label.frame, label.receiver} - seen - {""} for v in _held(now, site)]
        seen |= {label.frame, label.receiver}
        inner = [x for v in held for x in v.labels if isinstance(x, Fn)]
        functions += inner
        objects = {x.site for v in held for x in v.labels if isinstance(x, Obj)}
        found |= objects
        if not inner:
            found |= {x.site for o in objects for v in _held(now, o) for x in v.labels if isinstance(x, Obj)}
    return found - {""}


def _held(now: Happening, site: str) -> list[Value]:
    """What an object holds, or a closure captured."""
    return list({**now.machine.base.heap.get(site, {}), **now.state.heap.get(site, {})}.values())


def deny(now: Happening) -> None:
    """The request is refused, if the status says so."""
    if now.row.offered and now.frame.body.drops(now.frame.target):
        return
    if now.row.status:
        status = now.value(now.row.status)
        if status is None or not _refusing(status):
            return
    _refuse(now)


def _refuse(now: Happening) -> None:
    now.state.facts |= {ANSWERED if now.row.answers else DENIED}
    if not now.row.answers:
        # Whatever meets this path later, its tokens count only where the request is let through after all.
        now.state.live = frozenset(Origin(REFUSED, token.key) for token in now.state.live - {OPEN})


def _refusing(status: Value) -> bool:
    literal = status.literal()
    if isinstance(literal, int) and not isinstance(literal, bool):
        return literal >= 400
    if any(isinstance(label, Lit) for label in status.labels):
        return isinstance(literal, str) and literal[:1] in "45"
    names = [label.name.rpartition(".")[2].lower() for label in status.labels if isinstance(label, Sym)]
    if names:
        return any(word in name for name in names for word in _REFUSALS)
    return status.outcome(FALSE) is IMPOSSIBLE


_REFUSALS = (
    *("unauth", "forbid", "denied", "badrequest", "bad_request", "400", "401", "403"),
    *("error", "notfound", "unavailable", "toomany", "conflict", "notallowed", "unprocessable"),
)


def invoke(now: Happening) -> None:
    """A function value is called with what the row passes to it."""
    function = now.value(now.row.function) or UNKNOWN
    if now.row.mounts:
        owners = _owners(now.value(now.row.owner) or UNKNOWN, now.row)
        now.machine.wiring.mount(now.place, owners, [], _routers(now, now.value(now.row.mounts) or UNKNOWN))
    args = []
    for written in now.row.passes:
        path, _, type_name = written.removeprefix("await ").partition(":")
        value = now.value(path) or UNKNOWN
        if type_name:  # the same object, as what the function takes it for
            value = Value(frozenset(x for x in value.labels if not isinstance(x, Inst)) | {Inst(type_name)})
        args.append(BoundArg(awaited(value, now.state) if written.startswith("await ") else value))
    state = _later(now.state) if now.row.later else now.state
    targets = sorted(label for label in function.labels if isinstance(label, Fn))
    if now.row.function.startswith("chain(") and len(targets) > 1:
        # One of them is enough.
        from mtls_lint.flow.effects import call_each

        now.result = call_each(now.machine, targets, args, UNKNOWN, state, now.frame, now.span)
        return
    for target in targets:
        result = now.machine.call(target, args, UNKNOWN, state, now.frame, now.span)
        if now.row.later:
            continue
        if now.row.holds is not None and now.row.holds.place == "resolves":
            result = awaited(result, now.state)
        if DEAD in now.state.facts:
            return
        if now.row.holds is not None and now.row.holds.place == "returns":
            _go_on_where_approved(now, target, result)
        if not now.row.gives and "result" not in now.row.passes:
            # What is handed the result sets it up; else it makes it.
            now.result = result
        elif now.row.holds is not None:
            # What is given is there only where the function said yes.
            told = (now.result.outcome(TRUE) or NOTHING) | (result.outcome(TRUE) or NOTHING)
            now.result = Value(now.result.labels, {**now.result.holds, TRUE: told})


def _go_on_where_approved(now: Happening, target: Fn, result: Value) -> None:
    """The call comes back only where the function that it called approves."""
    gained = approval(now.state, result, now.machine.program.body(target.key).function.result_type)
    now.state.facts |= {DEAD} if gained is None else gained


def _later(state: State) -> State:
    """The state in which something runs beside the request: what is in play now, was relied upon by then."""
    state = state.copy()
    state.facts |= relied_upon(state, *state.live)
    return state


def through_decorators(now: Happening) -> Value:
    """What decorators make of the handlers that a call gives, the first of them innermost."""
    handlers = [label for label in now.result.labels if isinstance(label, Fn)]
    for decorator in now.each(now.row.decorators):
        targets = sorted(label for label in decorator.labels if isinstance(label, Fn))
        handlers = [made for handler in handlers for made in _dressed(now, handler, targets)]
    return Value(frozenset(handlers) or now.result.labels)


def _dressed(now: Happening, handler: Fn, decorators: Sequence[Fn]) -> list[Fn]:
    """What the decorators that may be meant make of one handler; the handler itself where none is known."""
    given = [BoundArg(Value(frozenset((handler._replace(bare=True),))))]
    results = [now.machine.call(each, given, UNKNOWN, now.state, now.frame, now.span) for each in decorators]
    made = [label for result in results for label in result.labels if isinstance(label, Fn)]
    return [label._replace(bare=True, receiver=handler.receiver) for label in made] or [handler]
