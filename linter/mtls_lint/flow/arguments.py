"""What functions are given: by callers, by frameworks, or, where nobody calls them, by their declarations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mtls_lint.flow import effects, members
from mtls_lint.flow.bodies import Body
from mtls_lint.flow.frames import Frame
from mtls_lint.flow.observe import NEW, Place
from mtls_lint.flow.outcomes import BoundArg, union
from mtls_lint.flow.state import State
from mtls_lint.flow.values import UNKNOWN, Aspect, Fn, Inst, Label, Lit, Obj, Origin, TypeRef, Value
from mtls_lint.ir import nodes as ir

if TYPE_CHECKING:
    from mtls_lint.flow.machine import Machine


def root_arguments(machine: Machine, key: str) -> list[Value]:
    """The arguments of a function whose callers are unknown: by declared type, else by plain name."""
    body = machine.program.body(key)
    return [parameter(machine, body, param) for param in body.function.params]


def parameter(
    machine: Machine, body: Body, param: ir.Param, request: str = "", state: State | None = None
) -> Value:
    """What is known of a parameter that nobody in the tree passes.

    ``request`` is what it belongs to, and ``state`` what is known of that.
    """
    site = f"param {body.key}:{param.name}"
    labels: set[Label] = {Obj(site, request or site)}
    labels.update(machine.program.type_labels(param.type, body.module) if param.type else ())
    library = machine.program.library(body.module)
    origin = Origin("parameter", f"{body.key}:{param.name}")
    kinds: set[str] = set()
    for label in labels:
        if isinstance(label, Inst):
            kinds.update(row.aspect for row in library.find("type", label.type.removesuffix("[]")))
    named = library.param(param.name)
    if named is not None and named.returns:
        labels.add(Inst(named.returns))
    if named is not None and named.event == "revocation-list":
        labels.add(Aspect("part", Origin("revocations", param.name)))
    elif named is not None and named.event == "local-certificate":
        origin = Origin("local", origin.key)
    elif named is None and body.function.name.endswith("<init>"):
        # What an instance is set up with is a CA or its own certificate, not that of a request.
        origin = Origin("local", origin.key)
    elif named is not None and not kinds:
        kinds.add(named.aspect)
    wanted = frozenset(machine.program.type_labels(param.type, body.module)) if param.type else frozenset[Label]()
    if (made := machine.providers.provided(wanted)) is not None:
        return made.with_labels(frozenset(labels))
    if (
        injected := _injected(machine, body, param, request or f"request {body.key}", state or State())
    ) is not None:
        return injected.with_labels(frozenset(labels))
    for kind in kinds - {""}:
        labels.add(Aspect(kind, origin))
        machine.evidence.origins.setdefault(origin, Place(body.module.path, body.function.span))
        if origin.kind == "parameter":
            machine.evidence.handed.add(body.module.path)
    return Value(frozenset(labels))


def instance(machine: Machine, site: str) -> Value:
    """The instance that a method is bound to, with the type it was made of, by the program or for it."""
    type_key = site.removeprefix("this ")
    known = machine.instances.get(site, frozenset()) if type_key == site else frozenset((Inst(type_key),))
    return Value(frozenset((Obj(site, site), *known))) if site else UNKNOWN


def by_type(machine: Machine, target: Fn, args: Sequence[Value]) -> list[Value]:
    """The arguments as a handler asks for them: by declared type, by position where it declares none.

    What is of none of the types that are passed is something else of the same request.
    """
    body = machine.program.body(target.key)
    request = next((label.root for arg in args for label in arg.labels if isinstance(label, Obj)), "")
    found: list[Value] = []
    for position, param in enumerate(body.function.params):
        wanted = frozenset(machine.program.type_labels(param.type, body.module)) if param.type else frozenset()
        value = next((arg for arg in args if wanted & arg.labels), None)
        if value is None:
            untyped = not wanted and position < len(args)
            value = args[position] if untyped else parameter(machine, body, param, request)
        found.append(value)
    return found


def _injected(machine: Machine, body: Body, param: ir.Param, request: str, state: State) -> Value | None:
    """What the framework puts into an annotated parameter of a handler: a header, the peer's certificate."""
    found: list[Value] = []
    for mark in param.annotations:
        args = written_arguments(machine, body, mark)
        rows = machine.program.library(body.module).find("annotated", mark.name)
        if not rows and (made := _by_own_decorator(machine, body, mark, request, state)) is not None:
            found.append(made)
        for row in rows:
            binding = effects.bind(row, args, Value(frozenset((Obj(request, request),))))
            binding["<name>"] = Value(frozenset((Lit(param.name.replace("_", "-")),)))
            frame = Frame(body, "", "", ())
            known = state.copy()
            found.append(effects.apply(machine, [row], binding, known, frame, mark.span, mark.span, UNKNOWN))
    return next((value for value in found if value.labels), None)


def _by_own_decorator(
    machine: Machine, body: Body, mark: ir.Annotation, request: str, state: State
) -> Value | None:
    """What a decorator that the program made puts into a parameter, where a model says how it is called.

    It runs when the request comes in: what it establishes holds in ``state`` from then on.
    """
    name = next((local for local, target in body.module.imports.items() if target == mark.name), mark.name)
    frame = machine.frame_of(body)
    decorator = members.load(machine, name, state, frame)
    types = (label.type for label in decorator.labels if isinstance(label, Inst))
    rows = machine.program.library(body.module).find("call", *(f"{each}.<call>" for each in types))
    if not rows:
        return None
    args = [BoundArg(Value(frozenset((Obj(request, request),))))]
    binding = effects.bind(rows[0], args, decorator)
    return effects.apply(machine, rows, binding, state, frame, mark.span, mark.span, UNKNOWN, args)


def receiver_for(machine: Machine, body: Body) -> Value:
    """The instance a method runs on when nobody in the tree made one."""
    if not body.function.owner:
        return UNKNOWN
    type_key = f"{body.module.name}::{body.function.owner}"
    machine.ready_type(type_key)
    site = f"this {type_key}"
    return Value(frozenset((Obj(site, site), Inst(type_key))))


def bind_arguments(
    machine: Machine, body: Body, args: Sequence[BoundArg], receiver: Value, state: State
) -> dict[str, Value]:
    """The arguments of a call by the names of the parameters they go to."""
    function = body.function
    if function.owner:
        receiver = _of_owner(machine, body, receiver)
    bound = {function.receiver: receiver} if function.receiver else {}
    named = {arg.keyword: arg.value for arg in args if arg.keyword}
    positional = [arg.value for arg in args if not arg.keyword]
    for index, param in enumerate(function.params):
        declared = machine.program.type_labels(param.type, body.module) if param.type else []
        if param.name in named:
            value = named[param.name]
        elif param.rest and (body.module.language == "python" or _gathers(body, positional[index:])):
            others = {k: v for k, v in named.items() if all(k != p.name for p in function.params)}
            value = _gathered(f"{NEW}rest {body.key}:{param.name}", positional[index:], others, state)
        elif param.rest:
            value = union(positional[index:])
        elif index < len(positional):
            value = positional[index]
        else:
            value = Value(frozenset((Lit(None),))) if args and not declared else UNKNOWN
        if declared and not any(isinstance(label, Inst) for label in value.labels):
            value = value.with_labels(frozenset(declared))
        bound[param.name] = value
    return bound


def _of_owner(machine: Machine, body: Body, receiver: Value) -> Value:
    """The instance a method runs on: of the type that declares it where all that is known is a base of that."""
    owner = f"{body.module.name}::{body.function.owner}"
    types = {label.type for label in receiver.labels if isinstance(label, Inst)}
    if not types:
        return receiver.with_labels(frozenset((_made_as(machine, receiver, owner),)))
    if not any(machine.program.descends(owner, name) for name in types):
        return receiver
    kept = frozenset(label for label in receiver.labels if not isinstance(label, Inst))
    return Value(kept | {Inst(owner)}, receiver.holds)


def _made_as(machine: Machine, receiver: Value, owner: str) -> Inst:
    """The type an instance was made of, if that is known; else the one that has the method."""
    sites = [label.site for label in receiver.labels if isinstance(label, Obj)]
    known = (machine.made.get(site) or site.removeprefix("this ") for site in sites)
    return Inst(next((key for key in known if owner in machine.program.lineage(key)), owner))


def _gathers(body: Body, rest: Sequence[Value]) -> bool:
    """Whether what remains is a list of its own to the function: of several functions, or objects, each counts."""
    return body.module.language == "go" and bool(rest)


def _gathered(site: str, positional: Sequence[Value], named: dict[str, Value], state: State) -> Value:
    """The collection in which a function finds the remaining arguments, by position and by name."""
    state.heap[site] = {**{str(i): v for i, v in enumerate(positional)}, **named}
    return Value(frozenset((Obj(site, site),)))


def with_instance(fn: Fn, function: ir.Function, args: Sequence[BoundArg]) -> Sequence[BoundArg]:
    """The arguments of a method to which its instance is passed like any other, and of what decorates a method."""
    if not function.receiver:
        instance = BoundArg(Value(frozenset((Obj(fn.receiver, fn.receiver),))))
        return [instance, *args] if fn.bare and fn.receiver else args
    positional = [arg for arg in args if not arg.keyword]
    written_out = len(positional) > len(function.params) and not any(param.rest for param in function.params)
    again = positional and any(isinstance(x, Obj) and x.site == fn.receiver for x in positional[0].value.labels)
    return args[1:] if written_out or (again and fn.receiver) else args


def written_arguments(machine: Machine, body: Body, mark: ir.Annotation) -> list[BoundArg]:
    """The arguments of an annotation of a function."""
    return [_written(machine, body, arg) for arg in mark.args]


def _written(machine: Machine, body: Body, arg: str) -> BoundArg:
    """An argument of an annotation, by keyword when it has one; a constant of the tree is its value."""
    name, equals, value = arg.partition("=")
    keyword = name if equals and name.isidentifier() else ""
    text = value if keyword else arg
    owner, _, constant = text.rpartition(".")
    for label in machine.program.name_labels(owner, body.module) if owner.isidentifier() else ():
        if isinstance(label, TypeRef):
            known = members.read(
                machine, Value(frozenset((label,))), constant, State(), Frame(body, "", "", ()), ir.NOWHERE
            )
            text = known.text or text
    return BoundArg(Value(frozenset((Lit(text),))), keyword)
