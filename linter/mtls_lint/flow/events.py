"""What follows when a modelled event happens: labels of the result, facts, observations."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from mtls_lint.flow import members, promises
from mtls_lint.flow.aspects import BODY_OF_CERTIFICATE, IDENTITY
from mtls_lint.flow.comparisons import among, equality, unlisted
from mtls_lint.flow.handlers import handler_of
from mtls_lint.flow.happening import Happening
from mtls_lint.flow.observe import NEW
from mtls_lint.flow.outcomes import (
    ANSWERED,
    DEAD,
    DENIED,
    PASSED,
    REFUSED,
    BoundArg,
    approval,
    awaited,
    negated,
    promise,
    refused,
    union,
)
from mtls_lint.flow.paths import key_name
from mtls_lint.flow.state import State, in_play
from mtls_lint.flow.values import (
    FALSE,
    IMPOSSIBLE,
    NOTHING,
    RESOLVED,
    TRUE,
    UNKNOWN,
    Aspect,
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
    kind_of,
)
from mtls_lint.ir.nodes import Span
from mtls_lint.models.library import forwarded_headers
from mtls_lint.models.schema import Row

if TYPE_CHECKING:
    from mtls_lint.flow.machine import Frame, Machine

_WEAK = ("md5", "sha1")


def happen(
    machine: Machine,
    row: Row,
    binding: dict[str, Value],
    state: State,
    frame: Frame,
    span: Span,
    anchor: Span,
    result: Value,
    args: Sequence[BoundArg] = (),
) -> Value:
    """Applies one row at one place; gives the value of the call or read."""
    now = Happening(machine, row, binding, state, frame, span, anchor, result)
    now.places = {arg.keyword: arg.place for arg in args if arg.place is not None}
    if row.when and not _fits(now):
        return result
    if row.params and row.params[-1].startswith("..."):
        now.spread[row.params[-1][3:]] = [arg.value for arg in args if not arg.keyword][len(row.params) - 1 :]
    if row.kind in ("call", "new") and row.returns[:1] not in ("", "("):
        _fresh(now)
    if row.file and (file := now.value(row.file)) is not None:
        now.result = now.result.with_labels(_file_labels(file))
    if row.returns.startswith("("):
        _type_each(now, row.returns[1:-1].split(", "))
    if row.entry:
        owner = binding.get("object", binding["this"])
        now.result = members.index(machine, owner, now.value(row.entry) or UNKNOWN, state, frame, span)
    if row.gives:
        now.result = now.value(row.gives) or UNKNOWN
    if row.merges:
        _merge(now)
    if row.promisifies:
        now.result = promises.promisified(now.value(row.promisifies) or UNKNOWN)
    if row.lacks:
        now.result = negated(now.value(row.lacks) or UNKNOWN)
    if row.fluent:
        now.result = binding.get("this", UNKNOWN)
    for slot, path in row.sets.items():
        if (value := now.value(path)) is not None:
            _set(now, slot, value)
    for entry in row.puts:
        _put(now, entry)
    _EVENTS[row.event](now)
    if row.truthy:
        now.result = Value(now.result.labels, {**now.result.holds, FALSE: IMPOSSIBLE})
    if row.ends:
        # What was made until now is still there for what goes on, such as the handlers of a server.
        machine.remember(state)
        state.facts |= {DEAD}
    if row.returns and not row.returns.startswith("("):
        now.result = now.result.with_labels(frozenset((Inst(row.returns),)))
    if row.kind == "read" and row.returns:
        for label in now.result.labels:
            if isinstance(label, Obj):
                machine.note_configuration(now.result, label.site, span, frame)
    if row.invokes:
        _invoke_callback(now)
    if row.promise:
        inner = Value(now.result.labels, {k: v for k, v in now.result.holds.items() if k != RESOLVED})
        facts = now.result.holds.get(RESOLVED) or NOTHING
        now.result = promise(inner, facts, state, f"{NEW}promise {frame.body.key}:{span.start}")
    return now.result


def _merge(now: Happening) -> None:
    """Copies the members of one object, and what is passed by name, into the receiver, else into the result."""
    source = now.value(now.row.merges)
    this = now.binding["this"]
    owner = this if any(isinstance(label, Obj) for label in this.labels) else now.result
    named = {name: value for name, value in now.binding.items() if name not in ("this", *now.row.params)}
    for label in owner.labels:
        if isinstance(label, Obj):
            if source is not None:
                now.machine.spread(source, label.site, now.state, now.frame)
            for name, value in named.items():
                members.put(now.machine, now.state, label.site, name, value, now.place)


def _file_labels(path: Value) -> frozenset[Label]:
    """What is read from one file is one thing, wherever it is read; the path may be a literal or a setting."""
    names = [str(x.value) for x in path.labels if isinstance(x, Lit)] + [
        x.name for x in path.labels if isinstance(x, Sym)
    ]
    return frozenset(Sym(f"file:{name}") for name in names)


def applies(machine: Machine, row: Row, binding: dict[str, Value], state: State, frame: Frame, span: Span) -> bool:
    """Whether the row's conditions are met at this place."""
    now = Happening(machine, row, binding, state, frame, span, span, UNKNOWN)
    if row.event == "header" and _header_aspect(now) is None:
        return False
    return not row.when or _fits(now)


def is_conditional(row: Row) -> bool:
    """Whether a row speaks of some calls only: with conditions, or a getter of anything that may read a header."""
    return bool(row.when) or (row.event == "header" and row.pattern.startswith("*."))


def _fits(now: Happening) -> bool:
    return all(_fits_one(now.value(path), wanted) for path, wanted in now.row.when.items())


def _fits_one(value: Value | None, wanted: str) -> bool:
    """``set``, ``absent``, or one of several literals or constants; with ``!``, none of them."""
    if wanted in ("set", "absent"):
        is_there = value is not None and value.outcome(TRUE) is not IMPOSSIBLE
        return is_there == (wanted == "set")
    labels = value.labels if value is not None else frozenset[Label]()
    names = {str(label.value).lower() for label in labels if isinstance(label, Lit)}
    names |= {label.name.rpartition(".")[2].lower() for label in labels if isinstance(label, Sym)}
    listed = set(wanted.removeprefix("!").lower().split("|"))
    return names.isdisjoint(listed) == wanted.startswith("!")


def _fresh(now: Happening) -> None:
    """A typed result is an object of its own, whose slots later calls fill."""
    if now.row.kind == "call" and not now.row.fluent:
        site = f"{NEW}{now.frame.site_of(now.span)}:{now.row.pattern}"
        now.state.heap.setdefault(site, {})
        root = next((label.root for label in now.result.labels if isinstance(label, Obj)), site)
        kept = frozenset(label for label in now.result.labels if not isinstance(label, Obj))
        now.result = Value(kept | {Obj(site, root), Inst(now.row.returns)}, now.result.holds)
        now.machine.note_configuration(now.result, site, now.span, now.frame)


def _type_each(now: Happening, types: list[str]) -> None:
    """Several results, each of a type."""
    rest = frozenset(label for label in now.result.labels if not isinstance(label, Obj))
    for position, name in enumerate(types):
        for label in now.result.labels:
            if isinstance(label, Obj) and name not in ("error", "bool"):
                inner = Obj(f"{label.site}>{position}", label.root)
                known = members.stored(now.machine, now.state, label.site, str(position)) or UNKNOWN
                typed = known.labels | rest | {inner, Inst(name)}
                now.state.write(label.site, str(position), Value(typed, known.holds))


def _set(now: Happening, slot: str, value: Value) -> None:
    owner = now.binding.get("this", UNKNOWN)
    target, _, name = slot.rpartition(".")
    if target.startswith("result["):
        position = target.removeprefix("result[").rstrip("]")
        sites = [label.site for label in now.result.labels if isinstance(label, Obj)]
        items = [members.stored(now.machine, now.state, site, position) for site in sites]
        owner = union([item for item in items if item is not None])
    elif target == "result" or not any(isinstance(x, Obj) for x in owner.labels):
        owner = now.result
    elif target and target != "this":
        owner = now.value(target) or UNKNOWN
    elif now.row.kind == "new" or (not now.row.fluent and now.row.returns):
        owner = now.result
    for label in owner.labels:
        if isinstance(label, Obj):
            members.put(now.machine, now.state, label.site, name, value, now.place)


def _put(now: Happening, entry: dict[str, str]) -> None:
    """Adds an entry to a record that a builder gathers, making the record when it is the first.

    Without ``key`` it only makes the record.
    """
    written = entry.get("key", "")
    key = now.value(written)
    value = now.value(entry.get("value", ""))
    if value is None and written:
        return
    owner_path, _, slot = entry["into"].rpartition(".")
    owner = now.result if owner_path == "result" else now.value(owner_path or "this") or UNKNOWN
    if not slot.startswith("$"):
        owner, slot = (now.result if entry["into"] == "result" else now.value(entry["into"]) or UNKNOWN), ""
    name = (key.text if key is not None else None) or "*"
    if written.startswith("["):
        name = key_name(now.binding.get(written.strip("[]"), UNKNOWN))
    for label in owner.labels:
        if not isinstance(label, Obj):
            continue
        site = label.site
        if slot:
            site = f"{NEW}{label.site}.{slot}"
            known = members.stored(now.machine, now.state, label.site, slot)
            if known is None or Obj(site, site) not in known.labels:
                members.put(now.machine, now.state, label.site, slot, Value(frozenset((Obj(site, site),))))
        if value is not None:
            members.put(now.machine, now.state, site, name, value, now.place)


def _invoke_callback(now: Happening) -> None:
    """Runs the callback as the row's ``invokes`` says: ``callback(error, result)``.

    It runs later: what it establishes is not established here, and what it accepts is accepted in it.
    """
    name, _, rest = now.row.invokes.partition("(")
    function = now.binding.get(name)
    if function is None:
        return
    made = frozenset[Fact]()
    if now.row.event == "verify":
        made = frozenset(f for f in _verified(now))
    elif now.row.event == "check":
        made = frozenset(_checked(now))
    lost = frozenset(Fact("failed", f.subject) for f in made if f.kind == "verified")
    values = {
        "error": Value(frozenset(), {FALSE: made, TRUE: lost}),
        "result": now.result,
        "outcome": Value(now.result.labels, {TRUE: made, FALSE: lost}),
        "done": Value(frozenset((Sym("<done>"),))),
    }
    args = [BoundArg(values.get(part.strip(), UNKNOWN)) for part in rest.rstrip(")").split(",")]
    for target in sorted(label for label in function.labels if isinstance(label, Fn)):
        branch = now.state.copy()
        if now.row.kind == "write":
            # A handler that is registered: the framework calls it for every token it verified.
            if now.frame.recording:
                now.machine.run_handler(target, [arg.value for arg in args], branch, now.place, last=True)
            continue
        result = now.machine.call(target, args, UNKNOWN, branch, now.frame, now.span)
        if DEAD not in branch.facts and not refused(branch, result):
            now.machine.accept(branch, now.frame, now.span)
    if any(isinstance(label, Fn) for label in function.labels):
        now.state.live -= {fact.subject for fact in made}


# Events


def _nothing(now: Happening) -> None:
    del now


def _origin(now: Happening, kind: str, key: str) -> Origin:
    origin = Origin(kind, key)
    now.machine.evidence.origins.setdefault(origin, now.place)
    now.machine.evidence.sightings.setdefault(origin, set()).add(now.place)
    now.machine.evidence.context.add(now.frame.module.path)
    return origin


def _root(now: Happening) -> str:
    from mtls_lint.flow.effects import root_of

    for name in ("this", *(n for n in now.binding if n != "this")):
        if root := root_of(now.binding[name]):
            return root
    return ""


def _connection(now: Happening) -> str:
    return "" if now.row.ambient else _root(now)


def _peer(now: Happening) -> None:
    origin = _origin(now, "peer", _connection(now))
    now.state.seen |= {origin}
    present = {Fact("present", origin), *(Fact(kind, origin) for kind in now.row.facts)}
    facts = now.machine.establish(present, now.place)
    value = Value(frozenset((Aspect(now.row.aspect or "certificate", origin),)), {TRUE: facts})
    if now.row.holds is not None and now.row.holds.place == "returns":
        now.state.facts |= facts
    now.give(value, now.row.into)


def _header_aspect(now: Happening) -> str | None:
    """What the header that is read holds of a certificate."""
    name = now.value(now.row.name)
    return forwarded_headers().get((name.text or "").lower()) if name is not None else None


def _header(now: Happening) -> None:
    if (aspect := _header_aspect(now)) is None:
        return
    origin = _origin(now, "forwarded", _connection(now))
    now.state.seen |= {origin}
    present = now.machine.establish({Fact("present", origin)}, now.place)
    now.give(Value(frozenset((Aspect(aspect, origin),)), {TRUE: present}), now.row.into)
    if now.row.holds is not None:
        now.establish(present)


def _parse_certificate(now: Happening) -> None:
    data = now.value(now.row.data) or UNKNOWN
    now.state.facts |= data.holds.get(TRUE) or NOTHING  # parsing what is not there raises
    reach = now.machine.reach(data, now.state)
    origins = {a.origin for a in reach.aspects(*BODY_OF_CERTIFICATE, "header")}
    if not origins:
        origins = {Origin("local", f"{now.place.path}:{now.span.start}")}
    labels: frozenset[Label] = frozenset(Aspect(now.row.aspect or "certificate", origin) for origin in origins)
    now.give(Value(labels), now.row.into)


def _local_certificate(now: Happening) -> None:
    origin = Origin("local", f"{now.place.path}:{now.span.start}")
    now.give(Value(frozenset((Aspect(now.row.aspect or "certificate", origin),))), now.row.into)


def _revocation_list(now: Happening) -> None:
    origin = Origin("revocations", f"{now.place.path}:{now.span.start}")
    now.give(Value(frozenset((Aspect("part", origin),))), now.row.into)


def _token_certificate(now: Happening) -> None:
    token = _token_of(now, now.value(now.row.token or "this"))
    origin = _origin(now, "token-header", token.key)
    now.give(Value(frozenset((Aspect(now.row.aspect or "raw", origin),))), now.row.into)


def _derive(now: Happening) -> None:
    of = now.value(now.row.of or "this") or UNKNOWN
    aspects = of.aspects() or now.machine.reach(of, now.state).aspects()
    kind = now.row.aspect
    labels: set[Label] = {_derived(aspect, kind) for aspect in aspects} if kind else set(aspects)
    there = frozenset(fact for fact in of.holds.get(TRUE) or NOTHING if fact.kind == "present")
    holds = of.holds if not kind else {TRUE: there} if there else {}
    now.give(Value(frozenset(labels), holds), now.row.into)


def _derived(aspect: Aspect, kind: str) -> Aspect:
    """An aspect of another kind; what is called a name or digest in a token stays a claim.

    The name of an issuer is the issuer.
    """
    stays = aspect.origin.kind == "token" and kind not in ("token", "claims", "header")
    issuers = aspect.kind == "issuer" and kind == "identity"
    return aspect if stays or issuers else Aspect(kind, aspect.origin)


def _digest(now: Happening) -> None:
    data = now.value(now.row.data) or UNKNOWN
    now.state.facts |= data.holds.get(TRUE) or NOTHING  # as does hashing it
    algorithm = now.value(now.row.algorithm)
    name = (algorithm.text or "").lower().replace("-", "").replace("_", "") if algorithm is not None else ""
    symbols = (
        [x[0].lower().replace("-", "") for x in algorithm.labels if isinstance(x, Sym | Inst)] if algorithm else []
    )
    weak = now.row.weak or name.startswith(_WEAK) or any(s.endswith(_WEAK) for s in symbols)
    labels: set[Label] = set()
    for aspect in now.machine.reach(data, now.state).aspects():
        if aspect.kind in ("certificate", "raw", "part", "public-key"):
            labels.add(Aspect("weak-thumbprint" if weak else "thumbprint", aspect.origin))
        elif aspect.kind in IDENTITY:
            labels.add(Aspect("identity-digest", aspect.origin))
    now.look("data", data)
    if any(isinstance(x, Aspect) and x.kind == "weak-thumbprint" for x in labels):
        now.observe("digest")
    now.give(Value(frozenset(labels)), now.row.into)


def _token_of(now: Happening, value: Value | None) -> Origin:
    """The token a value is or belongs to; the same string gives the same token, wherever it is parsed."""
    if value is not None:
        for aspect in value.aspects("token", "claims", "header"):
            if aspect.origin.kind == "token":
                return aspect.origin
        sites = sorted(label.site for label in value.labels if isinstance(label, Obj))
        if sites:
            return Origin("token", sites[0])
    return Origin("token", f"{now.place.path}:{now.span.start}")


def _sign(now: Happening) -> None:
    claims = [value for path in now.row.claims if (value := now.value(path)) is not None]
    now.look("claims", union(claims))
    now.look("key", now.first(now.row.key))
    for path in now.row.expires:
        value = _deep(now, path)
        if value is not None and value.outcome(TRUE) is not IMPOSSIBLE:
            now.look("expires", value)
    now.observe("sign")
    now.machine.accept(now.state, now.frame, now.span)


def _deep(now: Happening, path: str) -> Value | None:
    """An expiry: ``#exp`` looks for the claim anywhere in the claims, other paths lead to it."""
    if not path.startswith("#"):
        return now.value(path)
    reach = now.contents.get("claims")
    return Value(frozenset((Lit("in claims"),))) if reach is not None and path[1:] in reach.keys else None


def _verified(now: Happening) -> list[Fact]:
    token = now.value(now.row.token or "this")
    origin = _token_of(now, token)
    facts = [Fact("verified", origin), *now.gained]
    key = now.inputs.get("key")
    reach = now.contents.get("key")
    if key is not None and reach is not None:
        facts += [
            Fact("bound", origin, aspect.origin)
            for aspect in reach.aspects(*BODY_OF_CERTIFICATE)
            if aspect.origin.kind in ("peer", "forwarded", "parameter")
        ]
    return facts


def _verify(now: Happening) -> None:
    token = now.value(now.row.token or "this")
    origin = _token_of(now, token)
    now.machine.evidence.origins.setdefault(origin, now.place)
    now.binding["<token>"] = Value(frozenset((Aspect("token", origin),)))
    now.look("key", now.first(now.row.key))
    for name, path in (("algorithms", now.row.algorithms), ("ignores-expiry", now.row.ignores_expiry),
                       ("skips-signature", now.row.skips_signature)):  # fmt: skip
        if (value := now.value(path)) is not None:
            now.look(name, value)
    skipped = now.inputs.get("skips-signature")
    decoded = Value(frozenset((Aspect("claims", origin),)))
    now.give(decoded, now.row.into)
    if skipped is not None and _switched_off(skipped):
        now.machine.evidence.decoded.add(origin)
        now.observe("decode", origin)
        in_play(now.state, origin)
        return
    facts = _verified(now)
    in_play(now.state, origin)
    now.establish(facts, [Fact("failed", origin)])
    if now.row.holds is not None and now.row.holds.place == "returns" and not now.row.invokes:
        # What refuses by throwing never gives nothing.
        now.result = Value(now.result.labels, {**now.result.holds, FALSE: IMPOSSIBLE})
    now.observe("verify", origin)


def _switched_off(value: Value) -> bool:
    return any(isinstance(label, Lit) and label.value in (False, "none") for label in value.labels)


def _decode(now: Happening) -> None:
    token = now.value(now.row.token or "this")
    origin = _token_of(now, token)
    now.machine.evidence.origins.setdefault(origin, now.place)
    now.give(Value(frozenset((Aspect(now.row.aspect or "claims", origin),))), now.row.into)
    now.look("token", token)
    now.observe("decode", origin)
    if now.row.aspect != "header":
        now.machine.evidence.decoded.add(origin)
        in_play(now.state, origin)


def _checked(now: Happening) -> list[Fact]:
    certificate = now.value(now.row.certificate) or UNKNOWN
    origins = {
        aspect.origin
        for aspect in now.machine.reach(certificate, now.state).aspects()
        if aspect.origin.kind != "token"
    }
    against = now.value(now.row.against)
    if against is not None:
        brought = now.machine.reach(against, now.state).aspects()
        origins -= {origin for origin in origins if any(_comes_with(a.origin, origin) for a in brought)}
    facts = [Fact(kind, origin) for kind in now.row.facts for origin in sorted(origins)]
    if "validity" in now.row.facts:
        facts += [Fact("unexpired", aspect.origin) for aspect in certificate.aspects("expiry")]
    return facts


def _comes_with(other: Origin, origin: Origin) -> bool:
    """Whether a certificate is the presented one, or another of the chain that was presented with it."""
    return other == origin or other.key.startswith(f"{origin.kind} {origin.key} ")


def _check(now: Happening) -> None:
    now.look("certificate", now.value(now.row.certificate))
    facts = _checked(now)
    if facts:
        now.establish(facts)
        now.observe("check")


def _compare(now: Happening) -> None:
    left, right = now.value(now.row.left) or UNKNOWN, now.value(now.row.right) or UNKNOWN
    made = equality(now.machine, left, right, now.state, now.place)
    made = among(made) if now.row.among else made
    if made:
        now.establish(made, unlisted(made))


def _grant(now: Happening) -> None:
    if now.row.status and (status := now.value(now.row.status)) is not None and _refusing(status):
        _refuse(now)
        return
    now.machine.accept(now.state, now.frame, now.span, after_all=True)


def _next(now: Happening) -> None:
    """The next handler runs: the one the program names, where it is known, else the next of the chain."""
    known = (now.value(now.row.function) if now.row.function else None) or UNKNOWN
    if any(isinstance(label, Fn) for label in known.labels):
        _invoke(now)
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
    now.state.live = frozenset()


def _register(now: Happening) -> None:
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
            now.machine.wiring.add(now.place, owners, handlers)
    elif now.row.event == "middleware" and now.row.always:
        now.machine.wiring.stand(now.place, owners, handlers)
    elif now.row.event == "middleware":
        now.machine.wiring.use(now.place, owners, handlers)
    else:
        # Of a route that was made, more can be said: filters of its own.
        own = frozenset(label.site for label in now.result.labels if isinstance(label, Obj))
        now.machine.wiring.add(now.place, owners | own, handlers)
    # The handlers find the variables they captured when requests come in.
    now.machine.remember(now.state)
    for value, _ in handlers:
        now.machine.invoked.update(label.key for label in value.labels if isinstance(label, Fn))


def _method(now: Happening, value: Value) -> Value:
    """The handler that an object is by one of its methods, where the row says which; else the value itself."""
    if not now.row.method or any(isinstance(label, Fn) for label in value.labels):
        return value
    classes = {label.key for label in _named_types(now, value) if isinstance(label, TypeRef)}
    if classes:
        return _method_of_class(now, sorted(classes), value)
    sites = [label.site for label in value.labels if isinstance(label, Obj)]
    types = [label.type for label in value.labels if isinstance(label, Inst)]
    keys = [key for name in types for key in now.machine.program.methods(name, now.row.method)]
    bound = frozenset(Fn(key, "", sites[0] if sites else "") for key in keys)
    return Value(value.labels | bound, value.holds)


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
        found |= {Fn(method, "", f"this {key}") for method in now.machine.program.methods(key, now.row.method)}
    return Value(value.labels | found)


def _routers(now: Happening, value: Value) -> set[str]:
    """The objects that may be routers: a value itself, and what a handler that is a closure captured."""
    frames = [label.frame for label in value.labels if isinstance(label, Fn) and label.frame]
    captured = [now.machine.reach(Value(frozenset((Obj(f, f),))), now.state) for f in frames]
    labels = value.labels.union(*(reach.labels for reach in captured))
    return {label.site for label in labels if isinstance(label, Obj)}


def _deny(now: Happening) -> None:
    if now.row.status:
        status = now.value(now.row.status)
        if status is None or not _refusing(status):
            return
    _refuse(now)


def _refuse(now: Happening) -> None:
    now.state.facts |= {ANSWERED if now.row.answers else DENIED}
    if not now.row.answers:
        # Whatever meets this path later, its tokens are relied upon only where the request is let through after all.
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


def _invoke(now: Happening) -> None:
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


def _option(now: Happening) -> None:
    row = now.row
    looked_at = {
        "mode": row.mode,
        "revocation": row.revocation,
        "key": next(iter(row.key), ""),
        "certificate": row.certificate,
        "data": row.data,
    }
    for name, path in looked_at.items():
        value = now.value(path)
        if name == "revocation" and row.revocation_on and not _fits_one(value, row.revocation_on):
            continue
        if value is not None and not (name == "revocation" and value.outcome(TRUE) is IMPOSSIBLE):
            now.look(name, value.with_labels(_file_labels(value)) if name == "key" else value)
        if name == "mode" and path in now.places:
            now.where[path] = now.places[path]
    for path in row.verifier:
        if (value := now.value(path)) is not None:
            for kind in _vouched(now, value) & {"chain", "revocation"}:
                now.look("verifier" if kind == "chain" else kind, value)
    presents = row.event == "tls-client" and ("certificate" in now.inputs or "key" in now.inputs)
    if presents or (row.event == "tls-server" and mode_of(row, now.inputs.get("mode")) != "none"):
        now.machine.evidence.context.add(now.frame.module.path)
    now.observe(row.event)


_LAXEST_FIRST = ("trust-all", "unverified", "presented", "optional", "required", "none")


def _vouched(now: Happening, verifier: Value) -> set[str]:
    """The kinds of facts that a callback establishes about the certificate it approves.

    A callback whose verdict nobody can tell, such as one outside the tree, is believed to validate the chain.
    """
    targets = sorted(label for label in verifier.labels if isinstance(label, Fn))
    if not targets:
        return {"chain"} if verifier.outcome(TRUE) is not IMPOSSIBLE else set()
    shown = Origin("peer", "<handshake>")
    labels: set[Label] = {Aspect("certificate", shown), Obj("<handshake>", "<handshake>")}
    argument = Value(frozenset(labels), {FALSE: IMPOSSIBLE})
    kinds: set[str] = set()
    for target in targets:
        function = now.machine.program.body(target.key).function
        branch = now.state.copy()
        branch.heap["<handshake>"] = {"*": argument}
        types = [*now.row.passes, *("" for _ in function.params)]
        args = [BoundArg(_shown(argument, name, shown)) for _, name in zip(function.params, types, strict=False)]
        result = now.machine.call(target, args, UNKNOWN, branch, now.frame, now.span)
        gained = approval(branch, result, function.result_type)
        if DEAD in branch.facts or gained is None:
            continue
        kinds |= {kind_of(fact) for fact in (branch.facts | gained) if fact.subject == shown}
        if target.key in now.machine.doubtful:
            kinds.add("chain")
    return kinds


def _shown(certificate: Value, passed: str, origin: Origin) -> Value:
    """What a verifying callback gets: the certificate, perhaps typed, or (``Type:aspect``) something else of it."""
    type_name, _, aspect = passed.partition(":")
    value = Value(frozenset((Aspect(aspect, origin),))) if aspect else certificate
    return value.with_labels(frozenset((Inst(type_name),))) if type_name else value


def mode_of(row: Row, value: Value | None) -> str:
    """How a TLS endpoint treats the other side's certificate, as the row's table reads the option's value.

    The table's keys are literals or the last part of constants; ``absent`` stands for an option nobody set,
    ``*`` for a value nobody can tell.
    """
    if value is None:
        return row.modes.get("absent", "none")
    names = {str(label.value).lower() for label in value.labels if isinstance(label, Lit)}
    names |= {label.name.rpartition(".")[2].lower() for label in value.labels if isinstance(label, Sym)}
    table = {key.lower(): mode for key, mode in row.modes.items()}
    found = {table[name] for name in names if name in table}
    return next((mode for mode in _LAXEST_FIRST if mode in found), row.modes.get("*", "none"))


_EVENTS: dict[str, Callable[[Happening], None]] = {
    "build": _nothing,
    "peer-certificate": _peer,
    "header": _header,
    "parse-certificate": _parse_certificate,
    "local-certificate": _local_certificate,
    "revocation-list": _revocation_list,
    "token-certificate": _token_certificate,
    "derive": _derive,
    "digest": _digest,
    "sign": _sign,
    "verify": _verify,
    "decode": _decode,
    "check": _check,
    "compare": _compare,
    "grant": _grant,
    "deny": _deny,
    "next": _next,
    "middleware": _register,
    "route": _register,
    "invoke": _invoke,
    "then": promises.then,
    "promise": promises.make,
    "resolve": promises.resolve,
    "gather": promises.gather,
    "tls-server": _option,
    "tls-client": _option,
}
