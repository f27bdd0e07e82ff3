"""Calls: which function of the tree or which model row a call means, and what follows from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from mtls_lint.flow import events, members, sequences
from mtls_lint.flow.audiences import note_audience
from mtls_lint.flow.belief import told_by_owner, told_by_type
from mtls_lint.flow.comparisons import among, compared
from mtls_lint.flow.configurations import note_configuration
from mtls_lint.flow.happening import together
from mtls_lint.flow.heritage import endow, given_to, inherit
from mtls_lint.flow.lookups import answer, conditioned, matched, matching, record
from mtls_lint.flow.naming import FINDING_NONE, FINDING_ONE, is_silent
from mtls_lint.flow.observe import NEW
from mtls_lint.flow.outcomes import DEAD, BoundArg, confirmation, propagate, union
from mtls_lint.flow.promises import PROMISING, promising
from mtls_lint.flow.proofs import asked_of_address
from mtls_lint.flow.state import State, in_play
from mtls_lint.flow.targets import statics, targets_of
from mtls_lint.flow.values import (
    FALSE,
    NOTHING,
    PERHAPS_FAILED,
    TRUE,
    UNKNOWN,
    Aspect,
    FactsOrImpossible,
    Fn,
    Inst,
    Label,
    Mod,
    Obj,
    Sym,
    TypeRef,
    Value,
)
from mtls_lint.ir import nodes as ir
from mtls_lint.ir.nodes import Span
from mtls_lint.models.schema import Row

if TYPE_CHECKING:
    from mtls_lint.flow.frames import Frame
    from mtls_lint.flow.machine import Machine


def root_of(value: Value) -> str:
    """The object at the start of the path by which a value is reached; empty when there is none."""
    roots = sorted(label.root for label in value.labels if isinstance(label, Obj))
    return roots[0] if roots else ""


def rows_for(machine: Machine, kind: str, value: Value, name: str, frame: Frame) -> list[Row] | None:
    """The model rows of a member of a value, most specific first; None when nothing is known.

    A constructor that is called on an instance does what constructing the library's type does.
    """
    library = machine.program.library(frame.module)
    types: list[str] = []
    for label in sorted(value.labels, key=repr):
        match label:
            case Sym(symbol):
                types += library.ancestry(symbol)
            case Inst(type_name) | TypeRef(type_name):
                types += [n for each in machine.program.library_types(type_name) for n in library.ancestry(each)]
    if name == "<init>" and (constructing := library.find("new", *types)):
        return constructing
    candidates = [f"{each}.{name}" for each in types]
    kinds = sorted({f"<{aspect.kind}>.{name}" for aspect in value.aspects()})
    return library.find(kind, *candidates, *kinds, f"*.{name}") or None


def call(machine: Machine, op: ir.Call, state: State, frame: Frame) -> Value:
    """Evaluates a call: a function of the tree in its place, else by its model, else by its plain name."""
    args = _arguments(machine, op, state, frame)
    callee = machine.lookup(op.callee, state, frame)
    if not is_silent(op.method):
        use_failed(machine, [callee, *(arg.value for arg in args)], state)
    texts = [arg.value.text or "" for arg in args]
    # What the claims must be may also be given as an object, by name.
    wanted = (name for arg in args for label in arg.value.labels for name in members.named(machine, label, state))
    note_audience(machine, [callee, *(arg.value for arg in args)], state, op.method, *texts, *wanted)
    anchor = op.anchor if op.anchor != ir.NOWHERE else op.span
    if op.decorates:
        return _decorate(machine, op, callee, args[0].value, state, frame, anchor)
    type_ = callee if op.new else _constructed(machine, op, callee, state, frame)
    if type_ is not None:
        return _construct(machine, op, type_, args, state, frame, anchor)
    targets, receiver = targets_of(machine, op, callee, state, frame)
    if targets:
        return call_each(machine, targets, args, receiver, state, frame, op.span)
    rows = _rows(machine, op, callee, frame)
    anybodys = not rows or rows[0].pattern.startswith("*.")
    if anybodys and (held := _held(machine, op, callee, state)).labels:
        plain = replace(op, method="")
        if told := _rows(machine, plain, held, frame):
            rows, op, callee = told, plain, held
    base = callee if op.method == "<init>" else _result(op, callee, args, frame)
    on = callee if op.method or (rows and rows[0].pattern.endswith(".<call>")) else UNKNOWN
    if rows and any(events.is_conditional(row) for row in rows):
        rows = [row for row in rows if events.applies(machine, row, bind(row, args, on), state, frame, op.span)]
    if rows:
        return apply(machine, rows, bind(rows[0], args, on), state, frame, op.span, anchor, base, args)
    if op.method and _is_builder(machine, callee, frame):
        _callbacks(machine, args, callee, state, frame, op.span)
        return callee
    return _unknown(machine, op, callee, args, state, frame, anchor, base)


def _constructed(machine: Machine, op: ir.Call, callee: Value, state: State, frame: Frame) -> Value | None:
    """The type that is called where a language constructs without saying so; None for any other call."""
    if frame.module.language != "python":
        return None
    library = machine.program.library(frame.module)
    labels: set[Label] = set()
    for label in callee.labels:
        match label:
            case TypeRef() if not op.method:
                labels.add(label)
            case Mod(package) if op.method:
                there = machine.program.member_labels(package, op.method)
                labels.update(label for label in there if isinstance(label, TypeRef))
            case Sym(name) if library.find("new", f"{name}.{op.method}" if op.method else name):
                labels.add(Sym(f"{name}.{op.method}" if op.method else name))
    return Value(frozenset(labels)) if labels else None


def _decorate(
    machine: Machine, op: ir.Call, callee: Value, function: Value, state: State, frame: Frame, anchor: Span
) -> Value:
    """What a decorator makes of a function; the function itself where nobody knows what it makes."""
    plain = Value(frozenset(x._replace(bare=True) if isinstance(x, Fn) else x for x in function.labels))
    args = [BoundArg(plain)]
    targets, receiver = targets_of(machine, op, callee, state, frame)
    result = UNKNOWN
    if targets:
        result = call_each(machine, targets, args, receiver, state, frame, op.span)
    elif types := frozenset(label for label in callee.labels if isinstance(label, TypeRef)):
        result = _callable(machine, _construct(machine, op, Value(types), args, state, frame, anchor))
    elif rows := _rows(machine, op, callee, frame):
        if any(row.guards for row in rows):
            machine.guard(plain, rows, frame.place(op.span))
            return plain
        on = callee if op.method or not any(isinstance(x, Sym) for x in callee.labels) else UNKNOWN
        result = apply(machine, rows, bind(rows[0], args, on), state, frame, op.span, anchor, UNKNOWN, args)
    made = frozenset(x._replace(bare=True) for x in result.labels if isinstance(x, Fn))
    bound = next((x.receiver for x in plain.labels if isinstance(x, Fn) and x.receiver), "")
    return Value(frozenset(x._replace(receiver=bound or x.receiver) for x in made)) if made else plain


def _callable(machine: Machine, value: Value) -> Value:
    """What calling an object of the tree calls, bound to it."""
    types = [label.type for label in value.labels if isinstance(label, Inst)]
    sites = [label.site for label in value.labels if isinstance(label, Obj)]
    methods = [key for each in types for key in machine.program.methods(each, "__call__")]
    return Value(frozenset(Fn(key, "", site) for key in methods for site in sites))


def use_failed(machine: Machine, values: Sequence[Value], state: State) -> None:
    """A token whose verification failed is in play again where it, or what holds its claims, is handed on."""
    failed = {fact.subject for fact in state.facts if fact.kind in ("failed", PERHAPS_FAILED)}
    used = {a.origin for value in values if failed for a in machine.reach(value, state).aspects("token", "claims")}
    for token in used & failed:
        in_play(state, token)


def _arguments(machine: Machine, op: ir.Call, state: State, frame: Frame) -> list[BoundArg]:
    args = []
    for arg in op.args:
        value = machine.lookup(arg.value, state, frame)
        if arg.spread and (items := _items(machine, value, state, named=arg.keyword == "**")) is not None:
            args += items
            continue
        if arg.spread and arg.keyword != "**":
            value = members.element(machine, value, 0, state, frame, op.span)
        state.seen |= {a.origin for a in value.aspects("certificate") if a.origin.kind == "parameter"}
        place = frame.place(arg.span) if arg.span != ir.NOWHERE else None
        args.append(BoundArg(value, arg.keyword, place))
    return args


def _items(machine: Machine, value: Value, state: State, *, named: bool) -> list[BoundArg] | None:
    """The arguments that spreading a collection passes, when its members are known."""
    sites = [label.site for label in value.labels if isinstance(label, Obj)]
    if len(sites) != 1 or not sites[0].startswith(NEW):
        return None
    stored = {**machine.base.heap.get(sites[0], {}), **state.heap.get(sites[0], {})}
    if "*" in stored and not named:
        return None
    if named:
        places = machine.evidence.writes.get(sites[0], {})
        given = [(name, item) for name, item in stored.items() if name.isidentifier()]
        return [BoundArg(item, name, places.get(name)) for name, item in given]
    return [BoundArg(stored[name]) for name in sorted((n for n in stored if n.isdigit()), key=int)]


def call_each(
    machine: Machine,
    targets: Sequence[Fn],
    args: Sequence[BoundArg],
    receiver: Value,
    state: State,
    frame: Frame,
    span: Span,
) -> Value:
    """Calls every function a call may reach; afterwards holds what holds after each."""
    from mtls_lint.flow.values import join_values

    if len(targets) == 1:
        return machine.call(targets[0], *_handed(machine, targets[0], args, receiver), state, frame, span)
    if in_turn := sequences.in_turn(machine, receiver, state):
        ordered = [t for item in in_turn for t in targets if _is_of(machine, t, item)]
        return _call_all(machine, ordered, args, receiver, state, frame, span)
    joined: State | None = None
    value = UNKNOWN
    for target in targets:
        branch = state.copy()
        result = machine.call(target, *_handed(machine, target, args, receiver), branch, frame, span)
        if DEAD in branch.facts:
            continue
        if joined is None:
            joined, value = branch, result
        else:
            value = join_values(value, result, joined.facts, branch.facts)
            joined = joined.join(branch) or joined
    if joined is None:
        state.facts |= {DEAD}
        return UNKNOWN
    state.env, state.heap, state.facts = joined.env, joined.heap, joined.facts
    state.live, state.seen = joined.live, joined.seen
    return value


def _handed(
    machine: Machine, target: Fn, args: Sequence[BoundArg], receiver: Value
) -> tuple[Sequence[BoundArg], Value]:
    """The arguments and the receiver of a call; an extension method takes as an argument what it is called on."""
    if not machine.program.is_extension(target.key):
        return args, receiver
    return [BoundArg(receiver), *args], statics(machine, machine.program.owner(target.key))


def _call_all(
    machine: Machine,
    targets: Sequence[Fn],
    args: Sequence[BoundArg],
    receiver: Value,
    state: State,
    frame: Frame,
    span: Span,
) -> Value:
    """Calls all of several functions, one after the other; those that wrap a function wrap each other."""
    results: list[Value] = []
    wrapping = False
    for target in targets:
        result = machine.call(target, args, receiver, state, frame, span)
        if DEAD in state.facts:
            return UNKNOWN
        results.append(result)
        function = machine.program.body(target.key).function
        wrapping = bool(function.params) and function.params[0].type == function.result_type
        if args and wrapping:
            args = [replace(args[0], value=result), *args[1:]]
    told: dict[str, FactsOrImpossible] = {}
    for result in results:
        told = together(told, result.holds)
    return Value((results[-1] if wrapping else union(results)).labels, told)


def _is_of(machine: Machine, target: Fn, item: Value) -> bool:
    """Whether a function is an item, or a method of one."""
    types = [label.type for label in item.labels if isinstance(label, Inst)]
    return target in item.labels or any(
        target.key in machine.program.methods(t, target.key.rpartition(".")[2]) for t in types
    )


def _held(machine: Machine, op: ir.Call, callee: Value, state: State) -> Value:
    """What of a library is held by the member that is called: ``self.decode = jwt.decode``."""
    sites = [label.site for label in callee.labels if isinstance(label, Obj)]
    sites += [f"this {label.type}" for label in callee.labels if isinstance(label, Inst)]
    members_there = [members.stored(machine, state, site, op.method) for site in sites if op.method]
    found = union([value for value in members_there if value is not None])
    return Value(frozenset(label for label in found.labels if isinstance(label, Sym | Inst)))


def _rows(machine: Machine, op: ir.Call, callee: Value, frame: Frame) -> list[Row] | None:
    rows: list[Row] | None
    if op.method:
        rows = rows_for(machine, "call", callee, op.method, frame)
    else:
        names = sorted(label.name for label in callee.labels if isinstance(label, Sym))
        library = machine.program.library(frame.module)
        own = (label.type for label in callee.labels if isinstance(label, Inst))
        called = sorted(f"{each}.<call>" for name in own for each in machine.program.library_types(name))
        rows = library.find("call", *names) or library.find("new", *names) or library.find("call", *called)
        if not rows and (calling_back := [n.removeprefix(PROMISING) for n in names if n.startswith(PROMISING)]):
            rows = promising(library.find("call", *calling_back))
    if not rows:
        return None
    return fitting(rows, [arg.keyword for arg in op.args])


def fitting(rows: list[Row], keywords: Sequence[str]) -> list[Row]:
    """The rows whose signature fits best: one that knows the keywords, and has as many parameters, or more.

    A keyword in angle brackets is a type argument, which no signature counts. A signature that ends in ``...any``
    fits every call.
    """
    written = [word for word in keywords if word[:1] != "<"]
    named = {word for word in written if word and word != "**"}
    whatever = [row for row in rows if row.params[-1:] == ("...any",)]
    rows = [row for row in rows if row not in whatever]
    rows = [row for row in rows if named <= {param.lstrip("*.") for param in row.params}] or rows
    exact = [row for row in rows if len(row.params) == len(written)]
    wide = [row for row in rows if len(row.params) >= len(written)]
    return (exact or wide or rows) + whatever


def bind(row: Row, args: Sequence[BoundArg], receiver: Value) -> dict[str, Value]:
    """The arguments of a call by the names the row's signature gives them.

    A function passed last is the ``callback`` of a signature that ends in one, whatever was left out before.
    """
    binding = {"this": receiver}
    positional = [arg.value for arg in args if not arg.keyword]
    binding.update((arg.keyword, arg.value) for arg in args if arg.keyword)
    params = list(row.params)
    short = 0 < len(positional) < len(params) and params[-1] == "callback"
    if short and any(isinstance(label, Fn) for label in positional[-1].labels):
        binding["callback"] = positional.pop()
    for index, name in enumerate(params):
        if name.startswith("..."):
            binding[name[3:]] = union(positional[index:])
        elif index < len(positional):
            binding[name.lstrip("*")] = positional[index]
    return binding


def apply(
    machine: Machine,
    rows: Sequence[Row],
    binding: dict[str, Value],
    state: State,
    frame: Frame,
    span: Span,
    anchor: Span,
    base: Value,
    args: Sequence[BoundArg] = (),
) -> Value:
    """What follows from model rows: events, slots, facts; gives the value of the call or read."""
    result = base
    for row in rows:
        bound = binding if row is rows[0] or not args else bind(row, args, binding["this"])
        result = events.happen(machine, row, bound, state, frame, span, anchor, result, args)
    return result


def _result(op: ir.Call, callee: Value, args: Sequence[BoundArg], frame: Frame) -> Value:
    """An object standing for the result: a path for a getter, else one made at this call."""
    labels: set[Label] = set()
    literals = [arg.value.literal() for arg in args]
    if op.method and all(literal is not None for literal in literals):
        suffix = f"{op.method}({','.join(str(x) for x in literals)})"
        labels.update(
            Obj(f"{x.site}>{suffix}", x.root)
            for x in callee.labels
            if isinstance(x, Obj) and not x.site.startswith(NEW) and x.site.count(">") < 8
        )
    if not labels:
        root = root_of(callee) if op.method else ""
        site = f"call {frame.site_of(op.span)}:{op.dst}"
        labels.add(Obj(site, root or next((r for a in args if (r := root_of(a.value))), site)))
    return Value(frozenset(labels))


def _construct(
    machine: Machine,
    op: ir.Call,
    callee: Value,
    args: Sequence[BoundArg],
    state: State,
    frame: Frame,
    anchor: Span,
) -> Value:
    site = f"{NEW}{frame.site_of(op.span)}:{op.dst}"
    state.heap[site] = {}
    labels: set[Label] = {Obj(site, site)}
    receiver = Value(frozenset(labels))
    for label in sorted(callee.labels, key=repr):
        if isinstance(label, TypeRef):
            machine.made[site] = label.key
            labels.add(Inst(label.key))
            receiver = Value(frozenset(labels))
            for key in machine.program.initialisers(label.key):
                passed = () if key.endswith(".<fields>") else args
                machine.call(Fn(key), passed, receiver, state, frame, op.span)
            state.facts -= {DEAD}
            inherit(machine, label.key, receiver, state)
        elif isinstance(label, Sym):
            labels.add(Inst(label.name))
    machine.instances[site] = frozenset(label for label in labels if isinstance(label, Inst))
    names = [label.name for label in callee.labels if isinstance(label, Sym)]
    rows = machine.program.library(frame.module).find("new", *sorted(names))
    endow(machine, callee, args, site, state, known=bool(rows))
    value = Value(frozenset(labels))
    note_configuration(machine, value, site, op.span, frame)
    if rows:
        chosen = fitting(rows, [arg.keyword for arg in args])
        return apply(machine, chosen, bind(chosen[0], args, value), state, frame, op.span, anchor, value, args)
    if any(isinstance(label, TypeRef) for label in callee.labels):
        return value
    _callbacks(machine, args, callee, state, frame, op.span)
    return value


def _unknown(
    machine: Machine,
    op: ir.Call,
    callee: Value,
    args: Sequence[BoundArg],
    state: State,
    frame: Frame,
    anchor: Span,
    base: Value,
) -> Value:
    """A call nobody knows: its plain name may earn it the benefit of the doubt."""
    names = [op.method] if op.method else [x.name for x in callee.labels if isinstance(x, Sym)]
    if not names:
        names = [
            x.site.rpartition(":")[2] for x in callee.labels if isinstance(x, Obj) and x.site.startswith("param ")
        ]
    simple = names[0].rpartition(".")[2] if names else ""
    values = [arg.value for arg in args]
    library = machine.program.library(frame.module)
    rows = library.all_called(simple) if simple else []
    if not rows and op.method:
        told = told_by_owner(library, callee) or told_by_type(library, callee, simple)
        rows = [told] if told is not None else []
    if rows:
        binding = {"this": callee if op.method else UNKNOWN, "all": Value(propagate_all(values, callee))}
        binding.update(zip(("first", "second"), values, strict=False))
        binding.update(last=values[-1] if values else UNKNOWN)
        return apply(machine, rows, binding, state, frame, op.span, anchor, base)
    inner = _callbacks(machine, args, callee, state, frame, op.span)
    if simple.lower() in FINDING_ONE:
        inner = {TRUE: inner.get(FALSE, NOTHING), FALSE: among(inner.get(TRUE) or NOTHING)}
    elif simple.lower() not in FINDING_NONE:
        inner.pop(FALSE, None)
    elif found := inner.get(TRUE):
        inner[TRUE] = among(found)
    asked = confirmation(callee, values, simple) | asked_of_address([callee, *values])
    if asked:
        inner[TRUE] = (inner.get(TRUE) or frozenset()) | asked
    silent = is_silent(simple)
    if not silent:
        for value in values:
            for label in value.labels:
                if (
                    isinstance(label, Obj)
                    and label.site.startswith(NEW)
                    and _is_record(machine, state, label.site)
                ):
                    members.put(machine, state, label.site, "*", UNKNOWN)
    if op.method and (found := matching(callee)):
        inner[TRUE] = (inner.get(TRUE) or frozenset()) | found
    # What is asked of a collection as a condition: the one whose name is that of the certificate.
    base = base.with_labels(conditioned(values))
    asked_for = [a for value in values for a in machine.reach(value, state).aspects()] if state.seen else []
    if not silent and (found := matched(asked_for)):
        inner[TRUE] = (inner.get(TRUE) or frozenset()) | found
        base = base.with_labels(record(asked_for))
        answer(state, base, found)
        # A call whose result nobody looks at is made for what it refuses.
        state.facts |= NOTHING if frame.body.uses(op.dst) else found
    given = [callee, *values] if op.method else values
    parts = propagate([*given, *(held for value in given for held in given_to(machine, value, state))])
    if simple[:1].isupper() and not op.method and names:
        return Value(base.labels | parts.labels | {Inst(names[0])}, inner)
    return Value(base.labels | parts.labels, inner)


def _is_builder(machine: Machine, value: Value, frame: Frame) -> bool:
    """Whether a model says of the value's type that its methods, where nothing else is said, give it back."""
    library = machine.program.library(frame.module)
    types = {label.type for label in value.labels if isinstance(label, Inst)}
    return any(row.fluent for name in types for row in library.find("type", name))


def _is_record(machine: Machine, state: State, site: str) -> bool:
    fields = state.heap.get(site)
    return fields is not None and not any(name[:1] == "<" for name in fields)


def propagate_all(values: Sequence[Value], callee: Value) -> frozenset[Label]:
    """Every aspect and object of the arguments and the receiver."""
    labels: set[Label] = set()
    for value in (*values, callee):
        labels |= {label for label in value.labels if isinstance(label, Aspect | Obj)}
    return frozenset(labels)


def _callbacks(
    machine: Machine, args: Sequence[BoundArg], callee: Value, state: State, frame: Frame, span: Span
) -> dict[str, FactsOrImpossible]:
    """Runs functions passed to an unknown call: they may be called, with items of what they are passed beside.

    What such a function says of an item, the call may say of the collection (any, some, find, filter).
    """
    holds: dict[str, FactsOrImpossible] = {}
    functions = [arg.value for arg in args if any(isinstance(x, Fn) for x in arg.value.labels)]
    if not functions:
        return holds
    items = Value(
        frozenset(x for x in callee.labels if isinstance(x, Aspect))
        | propagate([a.value for a in args if a.value not in functions]).labels
    )
    item = members.element(machine, Value(callee.labels | items.labels), 0, state, frame, span)
    for function in functions:
        for target in sorted(x for x in function.labels if isinstance(x, Fn)):
            branch = state.copy()
            result = machine.call(target, [BoundArg(item)], UNKNOWN, branch, frame, span)
            if DEAD in branch.facts:
                continue
            for outcome in (TRUE, FALSE):
                if gained := result.outcome(outcome):
                    holds[outcome] = gained
            joined = state.join(branch)
            if joined is not None:
                state.env, state.heap, state.facts = joined.env, joined.heap, joined.facts
                state.live, state.seen = joined.live, joined.seen
    return holds


def compare(
    machine: Machine, operator: str, left: Value, right: Value, state: State, frame: Frame, span: Span
) -> Value:
    """The value of a comparison: what its outcome tells of its operands."""
    return compared(machine, operator, left, right, state, frame, span)


def applies(machine: Machine, row: Row, this: Value, state: State, frame: Frame, span: Span) -> bool:
    """Whether the conditions of a row about a member or object are met."""
    return events.applies(machine, row, {"this": this}, state, frame, span)


def written(
    machine: Machine, target: Value, name: str, value: Value, state: State, frame: Frame, span: Span
) -> None:
    """A member of a library object was written: options assigned field by field, global switches, settings."""
    library = machine.program.library(frame.module)
    if frame.module.home is not None:
        apply(machine, library.setting(name), {"this": target, "value": value}, state, frame, span, span, UNKNOWN)
        return
    for label in sorted(target.labels, key=repr):
        owner = label.name if isinstance(label, Sym) else label.type if isinstance(label, Inst) else None
        if owner and (rows := library.find("write", f"{owner}.{name}", f"{owner}.*")):
            apply(machine, rows, {"this": target, "value": value}, state, frame, span, span, UNKNOWN)
            return
    if rows := library.find("write", f"*.{name}"):
        apply(machine, rows, {"this": target, "value": value}, state, frame, span, span, UNKNOWN)


def assigned(machine: Machine, name: str, value: Value, state: State, frame: Frame, span: Span) -> None:
    """A variable of a configuration module was set: ``<module>.name`` in the models."""
    if rows := machine.program.library(frame.module).find("write", f"<module>.{name}"):
        apply(machine, rows, {"this": UNKNOWN, "value": value}, state, frame, span, span, UNKNOWN)
