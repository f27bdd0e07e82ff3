"""What follows when a modelled event happens: labels of the result, facts, observations."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from mtls_lint.flow import members, promises
from mtls_lint.flow.audiences import note_expected
from mtls_lint.flow.bindings import bind_type
from mtls_lint.flow.certificates import (
    decoded,
    derive,
    digest,
    header,
    header_aspect,
    in_hexadecimal,
    local_certificate,
    parse_certificate,
    peer,
    revocation_list,
    token_certificate,
)
from mtls_lint.flow.comparisons import among, equality, unlisted
from mtls_lint.flow.configurations import note_configuration, note_final
from mtls_lint.flow.durations import elapse
from mtls_lint.flow.happening import Happening
from mtls_lint.flow.lateness import note_late
from mtls_lint.flow.lookups import looked_up
from mtls_lint.flow.observe import NEW
from mtls_lint.flow.outcomes import (
    DEAD,
    HANDSHAKE,
    REQUEST,
    BoundArg,
    approval,
    negated,
    promise,
    refused,
)
from mtls_lint.flow.predicates import decided
from mtls_lint.flow.proofs import remote_address, secret
from mtls_lint.flow.requests import (
    STARTED,
    deny,
    go_on,
    grant,
    invoke,
    keep_in_session,
    register,
    through_decorators,
)
from mtls_lint.flow.slots import defaults, file_labels, fill, fresh, gather, merge, type_each
from mtls_lint.flow.state import State
from mtls_lint.flow.tokens import decode, issue, sign, verified, verify
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
    Value,
    kind_of,
)
from mtls_lint.ir.nodes import Span
from mtls_lint.models.schema import REQUEST_FACTS, Row

if TYPE_CHECKING:
    from mtls_lint.flow.frames import Frame
    from mtls_lint.flow.machine import Machine


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
    if row.each in binding:
        one = replace(row, each="")
        for item in Happening(machine, row, binding, state, frame, span, anchor, result).items(binding[row.each]):
            result = happen(machine, one, {**binding, row.each: item}, state, frame, span, anchor, result, args)
        return result
    now = Happening(machine, row, binding, state, frame, span, anchor, result)
    now.places = {arg.keyword: arg.place for arg in args if arg.place is not None}
    if (row.when and not _fits(now)) or (row.needs and not machine.program.imports_any(row.needs)):
        return result
    if row.params and row.params[-1].startswith("..."):
        rest = [arg.value for arg in args if not arg.keyword][len(row.params) - 1 :]
        rest += [arg.value for arg in args if arg.keyword and arg.keyword not in row.params]
        now.spread[row.params[-1][3:]] = rest
    if row.kind in ("call", "new") and row.returns[:1] not in ("", "("):
        fresh(now)
    if row.file and (file := now.value(row.file)) is not None:
        now.result = now.result.with_labels(file_labels(file))
    if row.returns.startswith("("):
        type_each(now, row.returns[1:-1].split(", "))
    if row.entry:
        owner = binding.get("object", binding["this"])
        now.result = members.index(machine, owner, now.value(row.entry) or UNKNOWN, state, frame, span)
    if row.default:
        now.result = now.result.with_labels((now.value(row.default) or UNKNOWN).labels)
    if row.gives:
        now.result = now.value(row.gives) or UNKNOWN
    if row.placeholder:
        now.result = defaults(now.value(row.placeholder) or UNKNOWN)
    if row.decorators:
        now.result = through_decorators(now)
    if row.perhaps:
        now.result = now.result.with_labels((now.value(row.perhaps) or UNKNOWN).labels)
    if row.merges:
        merge(now)
    if row.promisifies:
        now.result = promises.promisified(now.value(row.promisifies) or UNKNOWN)
    if row.asked:
        bind_type(now)
    if row.lacks:
        now.result = negated(now.value(row.lacks) or UNKNOWN)
    if row.fluent:
        now.result = binding.get("this", UNKNOWN)
    for slot, path in row.sets.items():
        if (value := now.value(path)) is not None:
            fill(now, slot, value)
    for entry in row.puts:
        gather(now, entry)
    if row.event == "next":  # the next handler starts with what was demanded of this one
        _demand(now)
    _EVENTS[row.event](now)
    if row.decides and (answer := decided(now)) is not None:
        now.result = Value(frozenset((Lit(answer),)))
    _demand(now)
    if row.hexadecimal or (row.encoding and (now.value(row.encoding) or UNKNOWN).text == "hex"):
        now.result = now.result.with_labels(in_hexadecimal(now.result))
    if row.binary:
        now.result = decoded(now.result)
    if row.secret:
        _look_at_secrets(now)
    if row.truthy:
        now.result = Value(now.result.labels, {**now.result.holds, FALSE: IMPOSSIBLE})
    if row.ends:
        # What was made until now is still there for what goes on, such as the handlers of a server.
        machine.remember(state)
        note_final(machine, state)
        state.facts |= {DEAD}
    if row.returns and not row.returns.startswith("("):
        now.result = now.result.with_labels(frozenset((Inst(row.returns),)))
    if row.kind == "read" and row.returns:
        for label in now.result.labels:
            if isinstance(label, Obj):
                note_configuration(machine, now.result, label.site, span, frame)
    if row.invokes:
        _invoke_callback(now)
    if row.promise:
        inner = Value(now.result.labels, {k: v for k, v in now.result.holds.items() if k != RESOLVED})
        facts = now.result.holds.get(RESOLVED) or NOTHING
        now.result = promise(inner, facts, state, f"{NEW}promise {frame.body.key}:{span.start}")
    return now.result


def applies(machine: Machine, row: Row, binding: dict[str, Value], state: State, frame: Frame, span: Span) -> bool:
    """Whether the row's conditions are met at this place."""
    now = Happening(machine, row, binding, state, frame, span, span, UNKNOWN)
    if row.event == "header" and header_aspect(now) is None:
        return False
    if row.needs and not machine.program.imports_any(row.needs):
        return False
    return not row.when or _fits(now)


def is_conditional(row: Row) -> bool:
    """Whether a row speaks of some calls only: with conditions, or a getter of anything that may read a header."""
    return bool(row.when or row.needs) or (row.event == "header" and row.pattern.startswith("*."))


def _fits(now: Happening) -> bool:
    return all(_fits_one(now.value(path), wanted) for path, wanted in now.row.when.items())


def _fits_one(value: Value | None, wanted: str) -> bool:
    """``set``, ``absent``, or one of several literals, constants or types; with ``!``, none of them."""
    if wanted in ("set", "absent"):
        is_there = value is not None and value.outcome(TRUE) is not IMPOSSIBLE
        return is_there == (wanted == "set")
    labels = value.labels if value is not None else frozenset[Label]()
    names = {str(label.value).lower() for label in labels if isinstance(label, Lit)}
    constants = [label.name.lower() for label in labels if isinstance(label, Sym)]
    names |= {part for name in constants for part in (name, name.rpartition(".")[2])}
    names |= {f"<{label.type.lower()}>" for label in labels if isinstance(label, Inst)}
    names |= {"<function>" for label in labels if isinstance(label, Fn)}
    names |= {"<own>" for label in labels if isinstance(label, Inst) and "::" in label.type}
    listed = set(wanted.removeprefix("!").lower().split("|"))
    return names.isdisjoint(listed) == wanted.startswith("!")


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
        made = frozenset(f for f in verified(now))
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
        # Where the id could not be renewed, there is no session any more.
        branch.facts |= {fact for fact in made if fact.kind == "renewed"}
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


def _look_at_secrets(now: Happening) -> None:
    """Notes what protects a key, or is one, where it is written in the program."""
    for path in now.row.secret:
        value = now.value(path)
        if value is not None and any(isinstance(x, Lit) and isinstance(x.value, str) for x in value.labels):
            now.look("secret", value)
            now.observe("secret")


# Events


def _nothing(now: Happening) -> None:
    del now


def _checked(now: Happening) -> list[Fact]:
    about_request = [Fact(kind, REQUEST) for kind in now.row.facts if kind in REQUEST_FACTS]
    if len(about_request) == len(now.row.facts):
        return about_request
    certificate = now.value(now.row.certificate) or UNKNOWN
    origins = {
        aspect.origin
        for aspect in now.machine.reach(certificate, now.state).aspects()
        if aspect.origin.kind != "token" and aspect.kind != "issuer"
    }
    against = now.value(now.row.against)
    if against is not None:
        brought = now.machine.reach(against, now.state).aspects()
        origins -= {origin for origin in origins if any(_comes_with(a.origin, origin) for a in brought)}
    kinds = [kind for kind in now.row.facts if kind not in REQUEST_FACTS]
    facts = about_request + [Fact(kind, origin) for kind in kinds for origin in sorted(origins)]
    if "validity" in now.row.facts:
        facts += [Fact("unexpired", aspect.origin) for aspect in certificate.aspects("expiry")]
    return facts


def _comes_with(other: Origin, origin: Origin) -> bool:
    """Whether a certificate is the presented one, or another of the chain that was presented with it."""
    return other == origin or other.key.startswith(f"{origin.kind} {origin.key} ")


def _check(now: Happening) -> None:
    now.look("certificate", now.value(now.row.certificate))
    note_expected(now)
    facts = _checked(now)
    if facts:
        if "renewed" in now.row.facts:
            now.machine.evidence.renewed |= {fact.subject for fact in now.state.facts if fact.kind == STARTED}
        if "chain" not in now.row.facts:
            note_late(now.machine, facts, now.state, now.frame, now.place)
        now.establish(facts)
        now.observe("check")


def _deliver(now: Happening) -> None:
    reach = now.machine.reach(now.value(now.row.data) or UNKNOWN, now.state)
    now.machine.evidence.delivered |= {aspect.origin for aspect in reach.aspects("issued")}


def _compare(now: Happening) -> None:
    left, right = now.value(now.row.left) or UNKNOWN, now.value(now.row.right) or UNKNOWN
    now.machine.use(left, right)
    made = equality(now.machine, left, right, now.state, now.place)
    made = among(made) if now.row.among else made
    made |= secret(left, right) if now.row.constant_time else NOTHING
    absent = unlisted(made) | (looked_up(right).get(FALSE, NOTHING) if now.row.among else NOTHING)
    if made or absent:
        note_late(now.machine, made | absent, now.state, now.frame, now.place)
        now.establish(made, now.machine.establish(absent, now.place))


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
            now.look(name, value.with_labels(file_labels(value)) if name == "key" else value)
        if name == "mode" and path in now.places:
            now.where[path] = now.places[path]
    for label in now.binding["this"].labels if row.kind == "type" else ():
        known = now.machine.configurations.get(label.site) if isinstance(label, Obj) else None
        if known is not None and (final := known.final.get(row.mode.rpartition(".")[2])) is not None:
            now.look("final-mode", final)
    for path in row.verifier:
        value = now.value(path)
        # A callback that some library may have put there, nobody wrote.
        if value is not None and (value.labels or path.rpartition(".")[2] in now.where):
            for kind in _vouched(now, value) & {"chain", "revocation", "validity", "pinned", "identity"}:
                now.look("verifier" if kind == "chain" else kind, value)
    given = {"certificate": row.certificate, "key": next(iter(row.key), "")}
    presents = row.event == "tls-client" and any(
        name in now.inputs and (now.inputs[name].labels or path.rpartition(".")[2] in now.where)
        for name, path in given.items()
    )
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
    shown = Origin("peer", f"{HANDSHAKE} {targets[0].key}")
    now.look("shown", Value(frozenset((Aspect("certificate", shown),))))
    labels: set[Label] = {Aspect("certificate", shown), Obj(HANDSHAKE, HANDSHAKE)}
    argument = Value(frozenset(labels), {FALSE: IMPOSSIBLE})
    kinds: set[str] = set()
    for target in targets:
        function = now.machine.program.body(target.key).function
        branch = now.state.copy()
        branch.heap[HANDSHAKE] = {"*": argument}
        types = [*now.row.passes, *("" for _ in function.params)]
        args = [BoundArg(_shown(argument, name, shown)) for _, name in zip(function.params, types, strict=False)]
        result = now.machine.call(target, args, UNKNOWN, branch, now.frame, now.span)
        gained = approval(branch, result, function.result_type)
        if DEAD in branch.facts or gained is None:
            continue
        told = (fact for facts in result.holds.values() if facts for fact in facts if kind_of(fact) == "validity")
        kinds |= {kind_of(fact) for fact in (*branch.facts, *gained, *told) if fact.subject == shown}
        if target.key in now.machine.doubtful and now.machine.program.body(target.key).answers():
            kinds.add("chain")
    return kinds


def _demand(now: Happening) -> None:
    """Where the call returns, what it demands is true: what it was given, and what its event gave."""
    if now.row.demands and (demanded := now.value(now.row.demands)) is not None:
        now.state.facts |= demanded.outcome(TRUE) or NOTHING


def _shown(certificate: Value, passed: str, origin: Origin) -> Value:
    """What a verifying callback gets: the certificate, perhaps typed, or (``Type:aspect``) something of it."""
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
    found = modes_of(row, value)
    return next((mode for mode in _LAXEST_FIRST if mode in found), row.modes.get("*", "none"))


def modes_of(row: Row, value: Value) -> set[str]:
    """All that the option's value may mean, where several were written."""
    names = {str(label.value).lower() for label in value.labels if isinstance(label, Lit)}
    names |= {label.name.rpartition(".")[2].lower() for label in value.labels if isinstance(label, Sym)}
    table = {key.lower(): mode for key, mode in row.modes.items()}
    return {table[name] for name in names if name in table}


_EVENTS: dict[str, Callable[[Happening], None]] = {
    "build": _nothing,
    "peer-certificate": peer,
    "header": header,
    "remote-address": remote_address,
    "parse-certificate": parse_certificate,
    "local-certificate": local_certificate,
    "revocation-list": revocation_list,
    "token-certificate": token_certificate,
    "derive": derive,
    "time": elapse,
    "digest": digest,
    "sign": sign,
    "issue": issue,
    "verify": verify,
    "decode": decode,
    "check": _check,
    "compare": _compare,
    "deliver": _deliver,
    "session": keep_in_session,
    "grant": grant,
    "deny": deny,
    "next": go_on,
    "middleware": register,
    "route": register,
    "invoke": invoke,
    "provide": _nothing,
    "then": promises.then,
    "promise": promises.make,
    "resolve": promises.resolve,
    "gather": promises.gather,
    "tls-server": _option,
    "tls-client": _option,
}
