"""What a framework runs first and passes to a handler, as each parameter of the handler declares it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtls_lint.flow import members
from mtls_lint.flow.arguments import instance, parameter
from mtls_lint.flow.outcomes import DEAD, BoundArg
from mtls_lint.flow.program import MODULE_BODY
from mtls_lint.flow.state import State
from mtls_lint.flow.values import UNKNOWN, Fn, Inst, Obj, TypeRef, Value
from mtls_lint.ir import nodes as ir

if TYPE_CHECKING:
    from mtls_lint.flow.bodies import Body
    from mtls_lint.flow.frames import Frame
    from mtls_lint.flow.machine import Machine


def depends(machine: Machine, key: str) -> bool:
    """Whether a function declares what some framework is to run first and pass to it."""
    body = machine.program.body(key)
    return any(_dependency(machine, *_spelled_out(machine, body, param)) for param in body.function.params)


def declared_arguments(machine: Machine, fn: Fn, state: State, request: str) -> list[BoundArg]:
    """The arguments that a framework makes of what each parameter declares; dependencies run in ``state``.

    What decorates a function has the parameters of the function. ``request`` names what all of them belong to.
    """
    key = next((name for name, made in machine.decorated.items() if made == fn), fn.key)
    body = machine.program.body(key)
    params = [_spelled_out(machine, body, param) for param in body.function.params]
    return [BoundArg(_provided(machine, where, p, state, request), p.name) for where, p in params]


def _spelled_out(machine: Machine, body: Body, param: ir.Param) -> tuple[Body, ir.Param]:
    """A parameter as it is declared, and the function or module whose names that declaration uses."""
    known, module = machine.program.spelled_out(param, body.module)
    there = f"{module.path}::{MODULE_BODY}"
    elsewhere = known is not param and machine.program.is_declared(there)
    return (machine.program.body(there) if elsewhere else body), known


def run_dependency(machine: Machine, function: Value, state: State, request: str) -> Value:
    """Runs what has to run before a handler; its facts hold in ``state`` from then on."""
    for named in sorted(label for label in function.labels if isinstance(label, Fn)):
        fn = machine.effective(named)
        machine.invoked.add(fn.key)
        args = declared_arguments(machine, fn, state, request)
        outcome = machine.invoke(fn.key, fn.frame, args, instance(machine, fn.receiver), state, ())
        after = outcome.state
        outcome.state = None
        machine.keep(outcome, request.removeprefix("request "))
        outcome.state = after
        if after is None:
            state.facts |= {DEAD}
            return UNKNOWN
        state.heap, state.facts, state.live, state.seen = dict(after.heap), after.facts, after.live, after.seen
        made = [label for label in function.labels if isinstance(label, Inst)]
        if made:
            return Value(frozenset((Obj(fn.receiver, fn.receiver), *made)))
        # What a dependency yields is passed on, and the rest of it runs when the handler is done.
        yielded = [state.read(label.site, "0") for label in outcome.value.labels if isinstance(label, Obj)]
        return next((item for item in yielded if item is not None), outcome.value)
    return UNKNOWN


def _dependency(machine: Machine, body: Body, param: ir.Param) -> str:
    """The function a parameter names as the source of its value, as written; empty when it names none."""
    library = machine.program.library(body.module)
    for mark in param.annotations:
        if mark.args and any(row.event == "invoke" for row in library.find("annotated", mark.name)):
            return mark.args[0]
    return ""


def _provided(machine: Machine, body: Body, param: ir.Param, state: State, request: str) -> Value:
    if written := _dependency(machine, body, param):
        return run_dependency(machine, _function(machine, written, body), state, request)
    value = parameter(machine, body, param, request, state)
    library = machine.program.library(body.module)
    types = [label.type for label in value.labels if isinstance(label, Inst)]
    if any(each in library.requests for name in types for each in library.ancestry(name)):
        # Whoever asks for the request gets the same one.
        value = Value(frozenset((Obj(request, request), *map(Inst, types))))
    state.seen |= {aspect.origin for aspect in value.aspects() if aspect.origin.kind in ("peer", "forwarded")}
    return value


def _function(machine: Machine, written: str, body: Body) -> Value:
    """The function that an annotation names: a function, an instance's ``__call__``, what a factory gives."""
    frame, state = machine.frame_of(body), State()
    path, called, _ = written.partition("(")
    head, *rest = path.split(".")
    value = members.load(machine, head, state, frame)
    for name in rest:
        value = members.read(machine, value, name, state, frame, ir.NOWHERE)
    for label in value.labels:
        match label:
            case TypeRef(key) if called:
                machine.ready_type(key)
                return _callable(machine, key, f"this {key}")
            case TypeRef(key):
                machine.ready_type(key)
                made = frozenset(Fn(init, "", f"this {key}") for init in machine.program.methods(key, "<init>"))
                return Value(made | {Inst(key)})
            case Inst(key) if machine.program.methods(key, "__call__"):
                return _callable(machine, key, next((x.site for x in value.labels if isinstance(x, Obj)), ""))
            case Fn() if called:
                return _made_by(machine, label, frame)
    return value


def _callable(machine: Machine, type_key: str, site: str) -> Value:
    return Value(frozenset(Fn(key, "", site) for key in machine.program.methods(type_key, "__call__")))


def _made_by(machine: Machine, factory: Fn, frame: Frame) -> Value:
    state = State()
    value = machine.call(factory, (), UNKNOWN, state, frame, ir.NOWHERE)
    known = machine.base.heap
    known.update({site: fields for site, fields in state.heap.items() if site not in known})
    return value
