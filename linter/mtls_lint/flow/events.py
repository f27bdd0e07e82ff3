"""What follows when a modelled event happens: labels of the result, facts, observations."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mtls_lint.flow import members
from mtls_lint.flow.observe import NEW, Content, Observation, Place
from mtls_lint.flow.paths import resolve
from mtls_lint.flow.state import State
from mtls_lint.flow.values import (
    FALSE,
    IMPOSSIBLE,
    NOTHING,
    RESOLVED,
    TRUE,
    UNKNOWN,
    Aspect,
    Fact,
    Facts,
    Fn,
    Inst,
    Label,
    Lit,
    Obj,
    Origin,
    Sym,
    Value,
    differs,
    equals,
)
from mtls_lint.ir.nodes import Span
from mtls_lint.models.library import forwarded_headers
from mtls_lint.models.schema import Row

if TYPE_CHECKING:
    from mtls_lint.flow.machine import BoundArg, Frame, Machine

FactsOrImpossible = Facts | None
BODY_OF_CERTIFICATE = ("certificate", "raw", "public-key", "part")
"""Aspects that are the certificate or key itself, not merely its name."""
BINDING = ("thumbprint", "weak-thumbprint", "public-key", "raw", "certificate", "part")
"""Aspects that tell one certificate from every other."""
IDENTITY = ("identity", "serial", "issuer", "validity", "identity-digest")
CLIENT = ("peer", "forwarded", "token-header", "parameter")
"""Origins that another party presents."""
_WEAK = ("md5", "sha1")
_REQUEST = Origin("request", "")


@dataclass(slots=True)
class Happening:
    """One row applied at one place."""

    machine: Machine
    row: Row
    binding: dict[str, Value]
    state: State
    frame: Frame
    span: Span
    anchor: Span
    result: Value
    spread: dict[str, list[Value]] = field(default_factory=dict)
    inputs: dict[str, Value] = field(default_factory=dict)
    contents: dict[str, Content] = field(default_factory=dict)
    where: dict[str, Place] = field(default_factory=dict)

    @property
    def place(self) -> Place:
        """Where a finding about this event is reported: the called member's name to the end of the call."""
        start = self.anchor.start if self.span.start <= self.anchor.start <= self.span.end else self.span.start
        return self.frame.place(Span(start, self.span.end))

    def value(self, path: str) -> Value | None:
        """The value a path of the row leads to; None when it is not there at all."""
        return resolve(self, path) if path else None

    def each(self, name: str) -> list[Value]:
        """The arguments a variadic parameter gathers, one by one; the items of one that is a list."""
        values = self.spread.get(name)
        found: list[Value] = []
        for value in values if values is not None else [self.value(name) or UNKNOWN]:
            items = [
                item
                for label in value.labels
                if isinstance(label, Obj) and label.site.startswith(NEW)
                for key, item in sorted(self.state.heap.get(label.site, {}).items())
                if key.isdigit()
            ]
            found += items or [value]
        return found

    def first(self, paths: Iterable[str]) -> Value | None:
        """The first of several paths that leads to something."""
        return next((found for path in paths if (found := self.value(path)) is not None), None)

    def give(self, value: Value, place: str) -> None:
        """Puts a value where the row says: the result, a member of it, or an argument it fills."""
        if place == "result":
            self.result = Value(self.result.labels | value.labels, {**self.result.holds, **value.holds})
            return
        target, _, name = place.replace("[", ".").replace("]", "").rpartition(".")
        owner = self.result if target == "result" else (self.value(target) or UNKNOWN) if target else UNKNOWN
        if not target:
            owner, name = self.value(place) or UNKNOWN, "*"
        for label in owner.labels:
            if isinstance(label, Obj):
                members.put(self.machine, self.state, label.site, name, value)

    def observe(self, event: str, token: Origin | None = None) -> None:
        """Records the event with all that was looked at."""
        self.machine.observe(
            self.frame,
            Observation(event, self.place, self.frame.body.key, self.state.facts, self.state.seen, self.row,
                        token, self.inputs, self.contents, self.where),
        )  # fmt: skip

    def look(self, name: str, value: Value | None) -> Value:
        """Notes an input, with all that can be reached from it."""
        if value is None:
            return UNKNOWN
        self.inputs[name] = value
        self.contents[name] = self.machine.reach(value, self.state)
        return value

    def establish(self, facts: Iterable[Fact], failed: Iterable[Fact] = ()) -> None:
        """Makes facts hold when the row says they do, and others when it fails."""
        made = self.machine.establish(facts, self.place)
        holds = self.row.holds
        if holds is None or holds.place in ("returns", "resolves"):
            callback = self.binding.get("callback")
            if self.row.invokes and callback is not None:
                return
            if self.row.promise or (holds is not None and holds.place == "resolves"):
                self.result = Value(self.result.labels, {**self.result.holds, RESOLVED: made})
            else:
                self.state.facts |= made
            return
        outcomes: dict[str, FactsOrImpossible] = {}
        if holds.outcome in ("true", "either"):
            outcomes[TRUE] = made
        if holds.outcome in ("false", "either"):
            outcomes[FALSE] = made
        if holds.outcome[:1] in "=!" and holds.outcome:
            outcomes[holds.outcome] = made
        if lost := frozenset(failed):
            opposite = {"true": FALSE, "false": TRUE}.get(holds.outcome)
            if opposite:
                outcomes[opposite] = lost
        value = Value(frozenset(), outcomes)
        if holds.outcome == "either" and not self.frame.body.uses(self.binding_target()):
            self.state.facts |= made
        if self.row.promise and holds.place == "result":
            self.result = Value(self.result.labels, {**self.result.holds, **outcomes})
        elif holds.place == "result":
            self.give(value, "result")
        else:
            self._give_member(holds.place, value)

    def binding_target(self) -> str:
        """The local the result goes to."""
        return self.frame.target

    def _give_member(self, place: str, value: Value) -> None:
        name = place.removeprefix("result").strip(".").strip("[]")
        for label in self.result.labels:
            if isinstance(label, Obj):
                before = members.stored(self.machine, self.state, label.site, name) or UNKNOWN
                merged = Value(before.labels | value.labels, {**before.holds, **value.holds})
                self.state.write(label.site, name, merged)


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
    if row.params and row.params[-1].startswith("..."):
        now.spread[row.params[-1][3:]] = [arg.value for arg in args if not arg.keyword][len(row.params) - 1 :]
    if row.kind in ("call", "new") and row.returns:
        _fresh(now)
    if row.file and (path := now.value(row.file)) is not None:
        now.result = now.result.with_labels(_file_labels(path))
    if row.gives:
        now.result = now.value(row.gives) or UNKNOWN
    if row.fluent:
        now.result = binding.get("this", UNKNOWN)
    for slot, path in row.sets.items():
        if (value := now.value(path)) is not None:
            _set(now, slot, value)
    for entry in row.puts:
        _put(now, entry)
    _EVENTS[row.event](now)
    if row.returns:
        now.result = now.result.with_labels(frozenset((Inst(row.returns),)))
    if row.invokes:
        _invoke_callback(now)
    if row.promise:
        from mtls_lint.flow.machine import promise

        inner = Value(now.result.labels, {k: v for k, v in now.result.holds.items() if k != RESOLVED})
        facts = now.result.holds.get(RESOLVED) or NOTHING
        now.result = promise(inner, facts, state, f"{NEW}promise {frame.body.key}:{span.start}")
    return now.result


def _file_labels(path: Value) -> frozenset[Label]:
    """What is read from one file is one thing, wherever it is read; the path may be a literal or a setting."""
    names = [str(x.value) for x in path.labels if isinstance(x, Lit)] + [x.name for x in path.labels if isinstance(x, Sym)]
    return frozenset(Sym(f"file:{name}") for name in names)


def _fresh(now: Happening) -> None:
    """A typed result is an object of its own, whose slots later calls fill."""
    if now.row.kind == "call" and not now.row.fluent:
        site = f"{NEW}{now.frame.body.key}:{now.span.start}:{now.row.pattern}"
        now.state.heap.setdefault(site, {})
        root = next((label.root for label in now.result.labels if isinstance(label, Obj)), site)
        kept = frozenset(label for label in now.result.labels if not isinstance(label, Obj))
        now.result = Value(kept | {Obj(site, root)}, now.result.holds)


def _set(now: Happening, slot: str, value: Value) -> None:
    owner = now.binding.get("this", UNKNOWN)
    target, _, name = slot.rpartition(".")
    if target == "result" or not any(isinstance(x, Obj) for x in owner.labels):
        owner = now.result
    elif target and target != "this":
        owner = now.value(target) or UNKNOWN
    elif now.row.kind == "new" or (not now.row.fluent and now.row.returns):
        owner = now.result
    for label in owner.labels:
        if isinstance(label, Obj):
            members.put(now.machine, now.state, label.site, name, value, now.place)


def _put(now: Happening, entry: dict[str, str]) -> None:
    """Adds an entry to a record that a builder gathers, making the record when it is the first."""
    key = now.value(entry["key"])
    value = now.value(entry["value"])
    if value is None:
        return
    owner_path, _, slot = entry["into"].rpartition(".")
    owner = now.result if owner_path == "result" else now.value(owner_path or "this") or UNKNOWN
    if not slot.startswith("$"):
        owner, slot = (now.result if entry["into"] == "result" else now.value(entry["into"]) or UNKNOWN), ""
    name = (key.text if key is not None else None) or "*"
    for label in owner.labels:
        if not isinstance(label, Obj):
            continue
        site = label.site
        if slot:
            site = f"{NEW}{label.site}.{slot}"
            known = members.stored(now.machine, now.state, label.site, slot)
            if known is None or Obj(site, site) not in known.labels:
                members.put(now.machine, now.state, label.site, slot, Value(frozenset((Obj(site, site),))))
        members.put(now.machine, now.state, site, name, value, now.place)


def _invoke_callback(now: Happening) -> None:
    """Runs the callback as the row's ``invokes`` says: ``callback(error, result)``.

    It runs later: what it establishes is not established here, and what it accepts is accepted in it.
    """
    from mtls_lint.flow.machine import DEAD, BoundArg, refused

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
    }
    args = [BoundArg(values.get(part.strip(), UNKNOWN)) for part in rest.rstrip(")").split(",")]
    for target in sorted(label for label in function.labels if isinstance(label, Fn)):
        branch = now.state.copy()
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
    now.machine.evidence.context.add(now.frame.module.path)
    return origin


def _root(now: Happening) -> str:
    from mtls_lint.flow.effects import root_of

    for name in ("this", *(n for n in now.binding if n != "this")):
        if root := root_of(now.binding[name]):
            return root
    return ""


def _peer(now: Happening) -> None:
    origin = _origin(now, "peer", _root(now))
    now.state.seen |= {origin}
    present = {Fact("present", origin), *(Fact(kind, origin) for kind in now.row.facts)}
    facts = now.machine.establish(present, now.place)
    value = Value(frozenset((Aspect(now.row.aspect or "certificate", origin),)), {TRUE: facts})
    now.give(value, now.row.into)


def _header(now: Happening) -> None:
    name = now.value(now.row.name)
    aspect = forwarded_headers().get((name.text or "").lower()) if name is not None else None
    if aspect is None:
        return
    origin = _origin(now, "forwarded", _root(now))
    now.state.seen |= {origin}
    present = now.machine.establish({Fact("present", origin)}, now.place)
    now.give(Value(frozenset((Aspect(aspect, origin),)), {TRUE: present}), now.row.into)


def _parse_certificate(now: Happening) -> None:
    data = now.value(now.row.data) or UNKNOWN
    reach = now.machine.reach(data, now.state)
    origins = {a.origin for a in reach.aspects(*BODY_OF_CERTIFICATE, "header")}
    if not origins:
        origins = {Origin("local", f"{now.place.path}:{now.span.start}")}
    labels: frozenset[Label] = frozenset(Aspect(now.row.aspect or "certificate", origin) for origin in origins)
    now.give(Value(labels), now.row.into)


def _local_certificate(now: Happening) -> None:
    origin = Origin("local", f"{now.place.path}:{now.span.start}")
    now.give(Value(frozenset((Aspect(now.row.aspect or "certificate", origin),))), now.row.into)


def _token_certificate(now: Happening) -> None:
    token = _token_of(now, now.value(now.row.token or "this"))
    origin = _origin(now, "token-header", token.key)
    now.give(Value(frozenset((Aspect(now.row.aspect or "raw", origin),))), now.row.into)


def _derive(now: Happening) -> None:
    of = now.value(now.row.of or "this") or UNKNOWN
    aspects = of.aspects() or now.machine.reach(of, now.state).aspects()
    kind = now.row.aspect
    labels: set[Label] = {Aspect(kind, aspect.origin) for aspect in aspects} if kind else set(aspects)
    now.give(Value(frozenset(labels), of.holds if not kind else {}), now.row.into)


def _digest(now: Happening) -> None:
    data = now.value(now.row.data) or UNKNOWN
    algorithm = now.value(now.row.algorithm)
    name = (algorithm.text or "").lower().replace("-", "").replace("_", "") if algorithm is not None else ""
    symbols = (
        [x.name.lower().replace("-", "") for x in algorithm.labels if isinstance(x, Sym)] if algorithm else []
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
    from mtls_lint.flow.machine import union

    now.look("claims", union(claims))
    now.look("key", now.first(now.row.key))
    for path in now.row.expires:
        value = _deep(now, path)
        if value is not None:
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
    facts = [Fact("verified", origin)]
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
        now.observe("decode", origin)
        now.state.live |= {origin}
        return
    facts = _verified(now)
    now.state.live |= {origin}
    now.establish(facts, [Fact("failed", origin)])
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
        now.state.live |= {origin}


def _checked(now: Happening) -> list[Fact]:
    certificate = now.value(now.row.certificate) or UNKNOWN
    origins = {
        aspect.origin
        for aspect in now.machine.reach(certificate, now.state).aspects()
        if aspect.origin.kind != "token"
    }
    return [Fact(kind, origin) for kind in now.row.facts for origin in sorted(origins)]


def _check(now: Happening) -> None:
    now.look("certificate", now.value(now.row.certificate))
    facts = _checked(now)
    if facts:
        now.establish(facts)
        now.observe("check")


def _compare(now: Happening) -> None:
    left, right = now.value(now.row.left) or UNKNOWN, now.value(now.row.right) or UNKNOWN
    made = _equality(now.machine, left, right, now.state, now.place)
    if made:
        now.establish(made)


def _grant(now: Happening) -> None:
    if now.row.status and (status := now.value(now.row.status)) is not None and _refusing(status):
        _refuse(now)
        return
    now.machine.accept(now.state, now.frame, now.span)


def _next(now: Happening) -> None:
    error = now.value(now.row.status) if now.row.status else None
    if error is not None and error.outcome(TRUE) is not IMPOSSIBLE:
        _refuse(now)
        return
    if Fact("denied", _REQUEST) not in now.state.facts:
        now.frame.nexts.append(now.state.copy())
    if now.frame.last:
        now.machine.accept(now.state, now.frame, now.span)
    now.state.live = frozenset()


def _register(now: Happening) -> None:
    from mtls_lint.flow.wiring import owners_of

    if not now.frame.recording:
        return
    owners = owners_of(now.frame, now.value(now.row.owner) or UNKNOWN, now.row)
    handlers = [(value, now.row) for value in now.each(now.row.function)]
    if now.row.event == "middleware":
        now.machine.wiring.use(now.place, owners, handlers)
    else:
        now.machine.wiring.add(now.place, owners, handlers)
    for value, _ in handlers:
        now.machine.invoked.update(label.key for label in value.labels if isinstance(label, Fn))


def _deny(now: Happening) -> None:
    if now.row.status:
        status = now.value(now.row.status)
        if status is None or not _refusing(status):
            return
    _refuse(now)


def _refuse(now: Happening) -> None:
    now.state.facts |= {Fact("denied", _REQUEST)}


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


_REFUSALS = ("unauth", "forbid", "denied", "badrequest", "bad_request", "400", "401", "403")


def _invoke(now: Happening) -> None:
    from mtls_lint.flow.machine import DEAD, BoundArg, awaited

    function = now.value(now.row.function) or UNKNOWN
    args = []
    for path in now.row.passes:
        value = now.value(path.removeprefix("await ")) or UNKNOWN
        args.append(BoundArg(awaited(value, now.state) if path.startswith("await ") else value))
    for target in sorted(label for label in function.labels if isinstance(label, Fn)):
        result = now.machine.call(target, args, UNKNOWN, now.state, now.frame, now.span)
        if DEAD in now.state.facts:
            return
        now.result = result


def _option(now: Happening) -> None:
    row = now.row
    for name, path in (("mode", row.mode), ("verifier", row.verifier), ("revocation", row.revocation),
                       ("key", next(iter(row.key), "")), ("certificate", row.certificate), ("data", row.data)):  # fmt: skip
        if (value := now.value(path)) is not None:
            now.look(name, value)
    presents = row.event == "tls-client" and ("certificate" in now.inputs or "key" in now.inputs)
    if presents or (row.event == "tls-server" and mode_of(row, now.inputs.get("mode")) != "none"):
        now.machine.evidence.context.add(now.frame.module.path)
    now.observe(row.event)


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
    found = sorted({table[name] for name in names if name in table})
    return found[0] if found else row.modes.get("*", "none")


_EVENTS: dict[str, Callable[[Happening], None]] = {
    "build": _nothing,
    "peer-certificate": _peer,
    "header": _header,
    "parse-certificate": _parse_certificate,
    "local-certificate": _local_certificate,
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
    "tls-server": _option,
    "tls-client": _option,
    "option": _option,
}


# Comparisons


def compared(
    machine: Machine, operator: str, left: Value, right: Value, state: State, frame: Frame, span: Span
) -> Value:
    """What the outcome of a comparison tells of its operands."""
    place = frame.place(span)
    if operator in ("==", "!="):
        holds = _literal_outcomes(left, right) or _literal_outcomes(right, left)
        if holds is None:
            holds = {TRUE: _equality(machine, left, right, state, place)}
            literals = (left.literal(), right.literal())
            if (
                None not in literals
                and left.labels
                and right.labels
                and len(left.labels) == len(right.labels) == 1
            ):
                holds[FALSE if literals[0] == literals[1] else TRUE] = IMPOSSIBLE
        if operator == "!=":
            holds = {TRUE: holds.get(FALSE, NOTHING), FALSE: holds.get(TRUE, NOTHING)}
        return Value(frozenset(), {k: v for k, v in holds.items() if v is IMPOSSIBLE or v})
    if operator == "in":
        return Value(frozenset(), {TRUE: _equality(machine, left, right, state, place)})
    dates = {a.origin for value in (left, right) for a in value.aspects("validity")}
    if dates:
        facts = machine.establish({Fact("validity", origin) for origin in dates}, place)
        return Value(frozenset(), {TRUE: facts, FALSE: facts})
    return Value(frozenset(), _counted(operator, left, right))


def _counted(operator: str, left: Value, right: Value) -> dict[str, FactsOrImpossible]:
    """``x > 0`` and ``x >= 1`` say that x is something, ``x < 1`` that it is nothing."""
    literal = right.literal()
    if operator in (">", ">=") and literal in (0, 1):
        return {TRUE: left.outcome(TRUE), FALSE: left.outcome(FALSE)}
    if operator in ("<", "<=") and literal in (0, 1):
        return {TRUE: left.outcome(FALSE), FALSE: left.outcome(TRUE)}
    return {}


def _literal_outcomes(subject: Value, other: Value) -> dict[str, FactsOrImpossible] | None:
    """What it tells of ``subject`` to be, or not to be, the literal or constant ``other``."""
    if len(other.labels) != 1 or (not subject.holds and not any(isinstance(x, Lit) for x in other.labels)):
        return None
    (label,) = other.labels
    if isinstance(label, Lit):
        if label.value is None or label.value is False or (label.value == 0 and label.value is not True):
            return {TRUE: subject.outcome(FALSE), FALSE: subject.outcome(TRUE)}
        if label.value is True or label.value == 1:
            return {TRUE: subject.outcome(TRUE), FALSE: subject.outcome(FALSE)}
        if subject.aspects():
            return None
        name: object = label.value
    elif isinstance(label, Sym):
        name = label.name.rpartition(".")[2]
    else:
        return None
    return {TRUE: subject.outcome(equals(name)), FALSE: subject.outcome(differs(name))}


def _equality(machine: Machine, left: Value, right: Value, state: State, place: Place) -> Facts:
    """The facts established when two values turn out equal."""
    facts: set[Fact] = set()
    for one, two in ((left, right), (right, left)):
        one_aspects = one.aspects() or machine.reach(one, state).aspects()
        two_aspects = two.aspects() or machine.reach(two, state).aspects()
        tokens = {aspect.origin for aspect in two_aspects if aspect.kind in ("claims", "token")}
        others = {aspect.origin for aspect in two_aspects}
        for aspect in one_aspects:
            if aspect.kind in BINDING:
                facts |= {Fact("bound", token, aspect.origin) for token in tokens}
                if not tokens and aspect.origin not in others:
                    facts |= {Fact("chain", aspect.origin), Fact("pinned", aspect.origin)}
            if aspect.kind == "verdict":
                facts.add(Fact("chain", aspect.origin))
            if aspect.kind == "validity":
                facts.add(Fact("validity", aspect.origin))
            if aspect.kind in (*BINDING, *IDENTITY) and aspect.origin not in others:
                facts.add(Fact("identity", aspect.origin))
    return machine.establish(facts, place)
