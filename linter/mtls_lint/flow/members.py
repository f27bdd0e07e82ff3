"""Reading and writing members: fields, entries, module variables, library symbols."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from mtls_lint.flow import effects, embedding, references
from mtls_lint.flow.aspects import confirms, expires
from mtls_lint.flow.audiences import note_audience
from mtls_lint.flow.footprint import reachable
from mtls_lint.flow.lateness import note_late
from mtls_lint.flow.lookups import looked_at, looked_up, matching
from mtls_lint.flow.observe import ITEMS, NEW, WITHIN, Place
from mtls_lint.flow.outcomes import awaited, propagate, union
from mtls_lint.flow.program import MODULE_BODY
from mtls_lint.flow.state import State
from mtls_lint.flow.values import (
    FALSE,
    NOTHING,
    TRUE,
    UNKNOWN,
    Aspect,
    Fact,
    Facts,
    Fn,
    Inst,
    Label,
    Mod,
    Obj,
    Origin,
    Sym,
    TypeRef,
    Value,
)
from mtls_lint.ir.nodes import NOWHERE, Module, Span

if TYPE_CHECKING:
    from mtls_lint.flow.frames import Frame
    from mtls_lint.flow.machine import Machine

_MAX_PATH = 8
_MAX_TABLE = 8
_WITHIN = {"certificate": "part"}
"""What an unmodelled member of an aspect is."""


def stored(machine: Machine, state: State, site: str, name: str) -> Value | None:
    """What an object is known to hold: on this path, else since the modules were run."""
    found = state.read(site, name)
    return found if found is not None else machine.base.read(site, name)


def put(machine: Machine, state: State, site: str, name: str, value: Value, place: Place | None = None) -> None:
    """Writes a member of a known object; slots (``$``) and unknown keys (``*``) gather what they are given."""
    if name[:1] in "$*" and (before := stored(machine, state, site, name)) is not None:
        value = before.with_labels(value.labels)
    state.write(site, name, value)
    if (noted := machine.configurations.get(site)) is not None:
        noted.members[name] = value.with_labels(noted.members.get(name, UNKNOWN).labels)
        noted.heap.update(reachable((value,), (), state.heap))
    owner, within, member = site.rpartition(">")
    if within and owner.startswith(NEW):
        # Nobody assigned the member that is written into: it is the object's own, and reached through it.
        known = stored(machine, state, owner, member)
        if known is None or any(isinstance(x, Obj) and x.site == site for x in known.labels):
            put(machine, state, owner, member, Value(frozenset((Obj(site, owner),))))
    if place is not None:
        machine.evidence.writes[site][name] = place


def named(machine: Machine, label: Label, state: State) -> Iterator[str]:
    """The names of the members that an object was given."""
    if isinstance(label, Obj):
        yield from machine.base.heap.get(label.site, {})
        yield from state.heap.get(label.site, {})


def load(machine: Machine, name: str, state: State, frame: Frame, span: Span = NOWHERE) -> Value:
    """What a non-local name holds: captured variable, module variable, or what it refers to."""
    site = frame.outer
    while site:
        if (found := stored(machine, state, site, name)) is not None:
            return found
        outer = stored(machine, state, site, "<outer>")
        site = next((x.site for x in outer.labels if isinstance(x, Obj)), "") if outer else ""
    if (variable := _module_variable(machine, frame.module, name, state)) is not None:
        return variable.with_labels(listed(machine, name, frame))
    if (imported := _imported_variable(machine, frame.module, name, state)) is not None:
        return imported.with_labels(listed(machine, name, frame))
    if (receiver := _inheriting(machine, name, state, frame)) is not None:
        return read(machine, receiver, name, state, frame, span)
    return Value(frozenset(machine.program.name_labels(name, frame.module)))


def _inheriting(machine: Machine, name: str, state: State, frame: Frame) -> Value | None:
    """The instance of which an unqualified name is an inherited member, in the language that allows it."""
    function = frame.body.function
    if frame.module.language != "csharp" or not function.owner or name == "this":
        return None
    key = f"{frame.module.name}::{function.owner}"
    library = machine.program.library(frame.module)
    bases = [each for base in machine.program.library_bases(key) for each in library.ancestry(base)]
    declared = bool(machine.program.field_type(key, name)) or bool(machine.program.methods(key, f"get_{name}"))
    if not declared and not library.find("read", *(f"{base}.{name}" for base in bases)):
        return None
    instance = machine.lookup("this", state, frame) if function.receiver else load(machine, "this", state, frame)
    return instance.with_labels(frozenset((Inst(key),)))


def listed(machine: Machine, name: str, frame: Frame) -> frozenset[Label]:
    """That a variable by its plain name lists what was revoked."""
    row = machine.program.library(frame.module).param(name)
    if row is None or row.event != "revocation-list":
        return frozenset()
    return frozenset((Aspect("part", Origin("revocations", name)),))


def _imported_variable(machine: Machine, module: Module, name: str, state: State, depth: int = 4) -> Value | None:
    """The variable of another module of the tree that a name imports, or that this one imports in its turn."""
    source = machine.program.imported_from(name, module)
    if source is None or not depth:
        return None
    modules, variable = source
    for other in modules:
        if other is not module and (found := _module_variable(machine, other, variable, state)) is not None:
            return found
    again = (_imported_variable(machine, m, variable, state, depth - 1) for m in modules if m is not module)
    return next((value for value in again if value is not None), None)


def _module_variable(machine: Machine, module: Module, name: str, state: State) -> Value | None:
    peers = [module]
    if module.language == "go":
        packages = (module.name, *machine.program.wildcards(module))
        peers = [peer for package in packages for peer in machine.program.variable_modules(package)]
    for peer in peers:
        if (found := stored(machine, state, f"module {peer.path}", name)) is not None:
            return found
        if MODULE_BODY in peer.functions:
            machine.run_module(peer)
            if (found := machine.base.read(f"module {peer.path}", name)) is not None:
                return found
    return None


def read(machine: Machine, value: Value, name: str, state: State, frame: Frame, span: Span) -> Value:
    """The member ``name`` of a value."""
    tag = machine.program.tag(value.labels, name)
    note_audience(machine, [value], state, tag)
    if name == "Result" and any(isinstance(x, Obj) and state.read(x.site, "<awaited>") for x in value.labels):
        return awaited(value, state)
    # What an object is known to hold says more than the declaration of its type.
    objects = [label for label in value.labels if isinstance(label, Obj)]
    results = [x for label in objects for x in _read_label(machine, label, name, state, frame, span)]
    if not results and (inner := embedding.holder_of(machine, value, name, state)) is not None:
        return read(machine, inner, name, state, frame, span)
    told = (Obj, Inst) if results else (Obj,)
    for label in (label for label in value.labels if not isinstance(label, told)):
        found = _read_label(machine, label, name, state, frame, span, objects)
        results += [_bound(x, label, objects) for x in found]
    if frame.module.language == "go":
        results = [embedding.bound(machine, value, found, state) for found in results]
    if not results and (reference := references.method_of(machine, value, name, state, frame, span)) is not None:
        return reference
    rows = effects.rows_for(machine, "read", value, name, frame)
    told_by_name = all(isinstance(label, Sym) for result in results for label in result.labels)
    if rows is not None and (told_by_name or not rows[0].pattern.startswith("*.")):
        base = results[0] if len(results) == 1 else union(results) if results else opaque(value, name)
        return effects.apply(machine, rows, {"this": value}, state, frame, span, span, base)
    derived = machine.program.library(frame.module).called(name) if value.aspects() else None
    if derived is not None and derived.event == "derive":
        both = {"this": value, "all": value}
        made = effects.apply(machine, [derived], both, state, frame, span, span, UNKNOWN)
        confirmed = _confirmed(value, set(), tag)
        return Value(made.labels, {**made.holds, TRUE: (made.holds.get(TRUE) or NOTHING) | confirmed})
    labels = {label for result in results for label in result.labels}
    if results and not any(isinstance(label, Inst) for label in labels):
        types = [label.type for label in value.labels if isinstance(label, Inst)]
        labels.update(x for each in types for x in machine.program.field_type(each, name))
    labels |= {label for label in value.labels if isinstance(label, Sym) and label.name.startswith("file:")}
    known = any(isinstance(label, Aspect) for label in labels)
    for aspect in value.aspects() if name != "length" else value.aspects("certificate"):
        labels.add(Aspect(_WITHIN.get(aspect.kind, aspect.kind), aspect.origin))
    if (
        not known
        and not value.aspects()
        and (row := machine.program.library(frame.module).param(name)) is not None
    ):
        if row.event == "local-certificate":
            labels.add(Aspect("certificate", Origin("local", f"{effects.root_of(value)}>{name}")))
        elif row.event == "revocation-list":
            labels.update(listed(machine, name, frame))
        elif row.aspect:
            labels.update(_plainly(machine, value, row.aspect, state, frame, span))
    if not results and not labels:
        labels.update(opaque(value, name).labels)
    if name in ("length", "size", "Count", "Length") and value.aspects():
        if not value.aspects("certificate"):
            # How long it is says nothing of what it is.
            labels = {label for label in labels if not isinstance(label, Aspect)}
        return Value(frozenset(labels), {k: v for k, v in value.holds.items() if k in (TRUE, FALSE)})
    if expires(tag):
        return Value(frozenset(_expiry(label) for label in labels))
    holds = results[0].holds if len(results) == 1 else {}
    if gained := _confirmed(value, labels, tag) | matching(value):
        holds = {**holds, TRUE: (holds.get(TRUE) or NOTHING) | gained}
    return Value(frozenset(labels), holds)


def _expiry(label: Label) -> Label:
    return Aspect("expiry", label.origin) if isinstance(label, Aspect) and label.kind == "claims" else label


def _confirmed(value: Value, labels: set[Label], name: str) -> Facts:
    """That the token has a confirmation claim, where the member that is read is one, or is inside one."""
    inside = frozenset(fact for fact in value.holds.get(TRUE) or () if fact.kind == "confirmed")
    if not confirms(name):
        return inside
    claims = {x.origin for x in (*value.labels, *labels) if isinstance(x, Aspect) and x.kind == "claims"}
    return inside | frozenset(Fact("confirmed", origin) for origin in claims)


def _plainly(machine: Machine, value: Value, aspect: str, state: State, frame: Frame, span: Span) -> set[Label]:
    """A member that by its name plainly holds the peer certificate of the connection it is read from."""
    root = effects.root_of(value)
    origin = Origin("peer", root)
    machine.evidence.origins.setdefault(origin, frame.place(span))
    machine.evidence.context.add(frame.module.path)
    state.seen |= {origin}
    return {Aspect(aspect, origin)}


def opaque(value: Value, name: str) -> Value:
    """The path to a member of objects about which nothing is known."""
    labels: set[Label] = set()
    for label in value.labels:
        if isinstance(label, Obj) and label.site.count(">") < _MAX_PATH:
            labels.add(Obj(f"{label.site}>{name}", label.root))
        elif isinstance(label, Sym) and not label.name.startswith("file:"):
            labels.add(Obj(f"symbol {label.name}>{name}", ""))
    return Value(frozenset(labels))


def sliced(parts: list[Value]) -> Value:
    """A part of a text or list, told apart from other parts of it by its bounds."""
    bounds = ",".join(str(bound.literal()) for bound in parts[1:])
    whole = Value(frozenset(x for x in parts[0].labels if isinstance(x, Obj) and not x.site.startswith(NEW)))
    return propagate(parts[:1]).with_labels(opaque(whole, f"[{bounds}]").labels)


def _read_label(
    machine: Machine,
    label: Label,
    name: str,
    state: State,
    frame: Frame,
    span: Span,
    objects: Sequence[Obj] = (),
) -> list[Value]:
    match label:
        case Obj(site):
            found = stored(machine, state, site, name)
            anything = stored(machine, state, site, "*")
            if found is None and (around := stored(machine, state, site, WITHIN)) is not None:
                return [v for x in around.labels for v in _read_label(machine, x, name, state, frame, span)]
            return [v for v in (found, anything) if v is not None]
        case Sym(symbol):
            if (found := stored(machine, state, f"symbol {symbol}", name)) is not None:
                return [found]
            return [] if symbol.startswith("file:") else [Value(frozenset((Sym(f"{symbol}.{name}"),)))]
        case Mod(package):
            for module in machine.program.variable_modules(package):
                local = module.exports.get(name, name)
                if (variable := _module_variable(machine, module, local, state)) is not None:
                    return [variable]
            return [Value(frozenset(machine.program.member_labels(package, name)))]
        case TypeRef(key):
            return _of_type(machine, key, name, f"type {key}", state)
        case Inst(key) if machine.program.type_decl(key) is not None:
            machine.ready_type(key)
            getters = machine.program.methods(key, f"get_{name}")
            if getters:
                receiver = Value(frozenset((label, *objects)))
                return [machine.call(Fn(getters[0]), (), receiver, state, frame, span)]
            return _of_type(machine, key, name, f"this {key}", state)
    return []


def _bound(member: Value, label: Label, objects: list[Obj]) -> Value:
    """A method that is read from an instance, on that instance; any other member as it is."""
    anybody = f"this {label.type}" if isinstance(label, Inst) else ""
    if not objects or not anybody or not any(isinstance(x, Fn) and x.receiver == anybody for x in member.labels):
        return member
    methods = [x for x in member.labels if isinstance(x, Fn) and x.receiver == anybody]
    rest = member.labels.difference(methods)
    return Value(rest.union(x._replace(receiver=obj.site) for x in methods for obj in objects), member.holds)


def _of_type(machine: Machine, key: str, name: str, site: str, state: State) -> list[Value]:
    machine.ready_type(key)
    found = stored(machine, state, site, name) or machine.base.read(f"this {key}", name)
    declared = frozenset(machine.program.field_type(key, name))
    if found is not None:
        return [found.with_labels(declared)]
    methods = machine.program.methods(key, name)
    if methods:
        return [Value(frozenset(Fn(method, "", f"this {key}") for method in methods))]
    if declared:
        if (made := machine.providers.provided(declared)) is not None:
            return [made.with_labels(declared)]
        path = f"{site}>{name}"
        return [Value(declared | {Obj(path, path)})]
    if (outer := machine.program.enclosing(key)) is not None:
        return _of_type(machine, outer, name, f"this {outer}", state)
    return []


def index(machine: Machine, value: Value, key: Value, state: State, frame: Frame, span: Span) -> Value:
    """The entry of a value under a computed key."""
    literal = key.literal()
    if frame.module.language not in ("javascript", "typescript") and (there := value.holds.get(TRUE)):
        # Subscripting what is not there raises, in every language but these.
        state.facts |= there
    if isinstance(literal, str):
        if (rows := effects.rows_for(machine, "read", value, "[]", frame)) is not None:
            result = effects.apply(
                machine, rows, {"this": value, "key": key}, state, frame, span, span, opaque(value, literal)
            )
            if result.aspects() or any(row.event != "header" for row in rows):
                return result
            plain = read(machine, value, literal, state, frame, span)
            return Value(plain.labels | result.labels, plain.holds)
        return read(machine, value, literal, state, frame, span)
    if isinstance(literal, int):
        return element(machine, value, literal, state, frame, span)
    found = looked_at(element(machine, value, 0, state, frame, span), value)
    found = found.with_labels(functions(machine, value, state))
    if value.aspects() or not (told := looked_up(key)):
        return found
    place = frame.place(span)
    note_late(machine, told.get(FALSE, NOTHING), state, frame, place)
    return Value(
        found.labels,
        {**found.holds, **{outcome: machine.establish(facts, place) for outcome, facts in told.items()}},
    )


def functions(machine: Machine, value: Value, state: State) -> frozenset[Label]:
    """The functions among the members of what the program made, such as a table of them; none when too many."""
    tables = [label.site for label in value.labels if isinstance(label, Obj) and label.site.startswith(NEW)]
    fields = [{**machine.base.heap.get(site, {}), **state.heap.get(site, {})} for site in tables]
    found = frozenset(x for each in fields for item in each.values() for x in item.labels if isinstance(x, Fn))
    return found if len(found) <= _MAX_TABLE else frozenset()


def element(machine: Machine, value: Value, position: int, state: State, frame: Frame, span: Span) -> Value:
    """The item of a collection at a fixed position."""
    labels: set[Label] = set()
    results: list[Value] = []
    for label in value.labels:
        match label:
            case Obj(site):
                if (found := stored(machine, state, site, str(position))) is not None:
                    results.append(found)
                elif (anything := stored(machine, state, site, "*")) is not None:
                    results.append(anything)
                elif (added := stored(machine, state, site, ITEMS)) is not None:
                    results.append(added)
                elif not site.startswith(NEW):
                    labels.update(opaque(Value(frozenset((label,))), str(position)).labels)
            case Inst(name):
                labels.add(Inst(name.removesuffix("[]")))
            case Aspect(kind, origin):
                if position and kind in ("certificate", "raw"):
                    origin = Origin("local", f"{origin.kind} {origin.key} {position}")
                labels.add(Aspect(kind, origin))
            case Sym(symbol):
                labels.add(label if symbol.startswith("file:") else Sym(f"{symbol}[]"))
    if len(results) == 1 and not any(isinstance(label, Aspect) for label in labels):
        return results[0]
    for result in results:
        labels |= result.labels
    return Value(frozenset(labels), results[0].holds if len(results) == 1 else {} if results else value.holds)


def write(
    machine: Machine, target: Value, name: str, value: Value, state: State, frame: Frame, span: Span
) -> None:
    """Writes a member of every object the target may be."""
    objects = [label for label in target.labels if isinstance(label, Obj)]
    for obj in objects:
        for spelling in sorted({name, machine.program.tag(target.labels, name)}):
            put(machine, state, obj.site, spelling, value, frame.place(span))
    for label in target.labels:
        if isinstance(label, TypeRef):
            put(machine, state, f"type {label.key}", name, value, frame.place(span))
        elif isinstance(label, Sym):
            put(machine, state, f"symbol {label.name}", name, value, frame.place(span))
    effects.written(machine, target, name, value, state, frame, span)
