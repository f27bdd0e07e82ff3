"""Events of requests: let through, refused, handed to the next handler; and how handlers are registered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mtls_lint.flow.addresses import LAST, Reach, number
from mtls_lint.flow.handlers import handler_by_method, handler_of
from mtls_lint.flow.happening import Happening
from mtls_lint.flow.lateness import relied_upon
from mtls_lint.flow.outcomes import ANSWERED, DEAD, DENIED, PASSED, REFUSED, BoundArg, awaited
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
        now.frame.nexts.append(now.state.copy())
        now.state.facts |= {PASSED}
    if now.frame.last:
        now.machine.accept(now.state, now.frame, now.span, after_all=True)
    now.state.facts |= relied_upon(now.state, *now.state.live)
    now.state.live = frozenset()


def register(now: Happening) -> None:
    """Handlers are added to a chain, or put behind an address."""
    from mtls_lint.flow.wiring import owners_of

    if not now.frame.recording:
        return
    owners = owners_of(now.frame, now.value(now.row.owner) or UNKNOWN, now.row)
    handlers = [(handler_of(now, _method(now, value)), now.row) for value in now.each(now.row.function)]
    if not now.row.function:
        handlers = []
    if now.row.before:
        handlers = [(value, replace(row, wraps=False)) for value, row in handlers]
        handlers = [(handler_of(now, value), now.row) for value in now.each(now.row.before)] + handlers
    if now.row.mounts:
        handlers = [known for known in handlers if any(isinstance(label, Fn) for label in known[0].labels)]
        children = _routers(now, now.value(now.row.mounts) or UNKNOWN)
        mounted = now.machine.wiring.mount(now.place, owners, handlers, children)
        if now.row.event == "route" and not mounted:
            now.machine.wiring.add(now.place, owners, handlers, _routed(now))
    elif now.row.event == "middleware" and now.row.always:
        now.machine.wiring.stand(now.place, owners, handlers, _reach(now))
    elif now.row.event == "middleware":
        now.machine.wiring.use(now.place, owners, handlers, _reach(now))
    else:
        # Of a route that was made, more can be said: filters of its own.
        own = frozenset(label.site for label in now.result.labels if isinstance(label, Obj))
        now.machine.wiring.add(now.place, owners | own, handlers, _routed(now))
    # The handlers find the variables they captured when requests come in.
    now.machine.remember(now.state)
    for value, _ in handlers:
        now.machine.invoked.update(label.key for label in value.labels if isinstance(label, Fn))


def _reach(now: Happening) -> Reach:
    """What the middleware that is registered is for."""
    order = now.value(now.row.order) if now.row.order else None
    written = [str(x.value) for x in order.labels if isinstance(x, Lit)] if order is not None else []
    written += [x.name for x in order.labels if isinstance(x, Sym)] if order is not None else []
    rank = (int(now.row.phase or 0), number(written[0], now.row.orders) if written else LAST)
    return Reach(_addresses(now, now.row.address), _addresses(now, (now.row.excepts,)), rank=rank)


def _addresses(now: Happening, paths: Sequence[str]) -> frozenset[str]:
    """The addresses at some paths: literals, or the items of a list."""
    values = [value for path in paths if path and (value := now.value(path)) is not None]
    for value in list(values):
        sites = [label.site for label in value.labels if isinstance(label, Obj)]
        values += [item for site in sites for item in now.state.heap.get(site, {}).values()]
    return frozenset(str(label.value) for value in values for label in value.labels if isinstance(label, Lit))


def _routed(now: Happening) -> frozenset[str]:
    """The texts that say where a route is, as the row says, or as the slash in one does."""
    if now.row.address:
        return _addresses(now, now.row.address)
    passed = (value for name, value in sorted(now.binding.items()) if name != "this")
    texts = (x.value for value in passed for x in sorted(value.labels, key=repr) if isinstance(x, Lit))
    found = next((text for text in texts if isinstance(text, str) and "/" in text), "")
    return frozenset((found,)) if found else frozenset()


def _method(now: Happening, value: Value) -> Value:
    """The handler that an object is by one of its methods, where the row says which; else the value itself."""
    if not now.row.method or any(isinstance(label, Fn) for label in value.labels):
        return value
    classes = {label.key for label in _named_types(now, value) if isinstance(label, TypeRef)}
    if classes:
        return _method_of_class(now, sorted(classes), value)
    return Value(value.labels | handler_by_method(now.machine, value, now.row.method).labels, value.holds)


def _named_types(now: Happening, value: Value) -> frozenset[Label]:
    """A value's labels, and the types of the tree that it names in a text: ``"shop.middleware.Guard"``."""
    program, module = now.machine.program, now.frame.module
    texts = [x.value for x in value.labels if isinstance(x, Lit) and isinstance(x.value, str) and "." in x.value]
    return value.labels.union(*(program.import_labels(text, module) for text in texts))


def _method_of_class(now: Happening, classes: Sequence[str], value: Value) -> Value:
    """The handler that an instance is which the framework makes of a class."""
    found: set[Label] = set()
    for key in classes:
        now.machine.ready_type(key)
        instance = Value(frozenset((Obj(f"this {key}", f"this {key}"), Inst(key))))
        found |= handler_by_method(now.machine, instance, now.row.method).labels
    return Value(value.labels | found)


def _routers(now: Happening, value: Value) -> set[str]:
    """The objects that may be routers: a value itself, and what a handler that is a closure captured."""
    frames = [label.frame for label in value.labels if isinstance(label, Fn) and label.frame]
    captured = [now.machine.reach(Value(frozenset((Obj(f, f),))), now.state) for f in frames]
    labels = value.labels.union(*(reach.labels for reach in captured))
    return {label.site for label in labels if isinstance(label, Obj)}


def deny(now: Happening) -> None:
    """The request is refused, if the status says so."""
    if now.row.status:
        status = now.value(now.row.status)
        if status is None or not _refusing(status):
            return
    _refuse(now)


def _refuse(now: Happening) -> None:
    now.state.facts |= {ANSWERED if now.row.answers else DENIED}
    if not now.row.answers:
        # Whatever meets this path later, its tokens count only where the request is let through after all.
        now.state.live = frozenset(Origin(REFUSED, token.key) for token in now.state.live)


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
    args = []
    for path in now.row.passes:
        value = now.value(path.removeprefix("await ")) or UNKNOWN
        args.append(BoundArg(awaited(value, now.state) if path.startswith("await ") else value))
    for target in sorted(label for label in function.labels if isinstance(label, Fn)):
        result = now.machine.call(target, args, UNKNOWN, now.state, now.frame, now.span)
        if DEAD in now.state.facts:
            return
        if not now.row.gives:
            now.result = result
        elif now.row.holds is not None:
            # What is given is there only where the function said yes.
            told = (now.result.outcome(TRUE) or NOTHING) | (result.outcome(TRUE) or NOTHING)
            now.result = Value(now.result.labels, {**now.result.holds, TRUE: told})
