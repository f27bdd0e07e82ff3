"""What calls hand over and give back: arguments, results, and what their outcomes tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mtls_lint.flow.aspects import confirms
from mtls_lint.flow.observe import NEW, Place
from mtls_lint.flow.state import UNANSWERED, Heap, State, made_site
from mtls_lint.flow.values import (
    FALSE,
    IMPOSSIBLE,
    JOINED,
    NOTHING,
    PERHAPS_FAILED,
    RESOLVED,
    TRUE,
    UNKNOWN,
    Aspect,
    Fact,
    Facts,
    Label,
    Lit,
    Obj,
    Origin,
    Sym,
    Value,
    differs,
    equals,
    join_values,
    kind_of,
)

REQUEST = Origin("request", "")
OPEN = Origin("request", "open")
"""In play, like a token, where a request runs through a chain of handlers and was not refused yet."""
REFUSED = "refused"
"""The kind of a token that is not in play since the request was refused."""
DENIED = Fact("denied", REQUEST)
"""The request was refused on this path."""
ANSWERED = Fact("answered", REQUEST)
"""The request was answered with a refusal, and the chain of handlers goes on all the same."""
PASSED = Fact("passed", REQUEST)
"""The next handler was called; returning afterwards does not call it again."""
HANDSHAKE = "<handshake>"
"""The object that a callback is shown which a TLS endpoint asks about the other side's certificate."""
DEAD = Fact("dead", Origin("path", ""))
"""Marks a state that control never reaches: the call before it does not return."""


@dataclass(frozen=True, slots=True)
class BoundArg:
    """An evaluated argument."""

    value: Value
    keyword: str = ""
    # Where it was written, when that is not the call: an option that is spread into the arguments.
    place: Place | None = None


def settle(state: State) -> None:
    """A token whose verification failed on this path is no longer in play.

    A certificate that was found among the revoked ones did not pass the check.
    """
    verified = {fact.subject for fact in state.facts if fact.kind == "verified"}
    state.facts = frozenset(f for f in state.facts if f.kind != PERHAPS_FAILED or f.subject not in verified)
    failed = {fact.subject for fact in state.facts if fact.kind == "failed"}
    if failed:
        state.live -= failed
    told = {fact.subject for fact in state.facts if fact.kind == "told"}
    state.facts |= {
        Fact("revocation", f.subject) for f in state.facts if f.kind == "unfailed" and f.subject in told
    }
    revoked = {fact.subject for fact in state.facts if fact.kind == "revoked"}
    if revoked:
        checked = frozenset(f for f in state.facts if f.kind in ("revoked", "revocation") and f.subject in revoked)
        state.facts -= checked


def missing(value: Value, outcome: str) -> list[Fact]:
    """That a certificate or confirmation claim may be missing, where a branch took the outcome of its absence.

    ``guarded`` holds where the binding was compared, or there was nothing to compare: where it holds and the
    binding does not, the comparison is made only when there happens to be something to compare.
    """
    opposite = value.holds.get(FALSE if outcome == TRUE else TRUE) or NOTHING
    gained = value.holds.get(outcome) or NOTHING
    if any(fact.kind == "bound" for fact in opposite):
        # More was asked than whether it is there.
        return []
    absent = {fact.subject for fact in opposite - gained if fact.kind in ("present", "confirmed")}
    return [Fact(kind, subject) for subject in absent for kind in ("guarded", "missing")]


_ERRORS = ("err", "error", "failure")
"""Members of a result, in any spelling, that say that something failed."""


def refused(state: State, value: Value) -> bool:
    """Whether a function ends by refusing: a denial was sent, or it returns false, nothing, an error, a 4xx."""
    if DENIED in state.facts:
        return True
    if any(isinstance(label, Lit) for label in value.labels) and value.outcome(TRUE) is IMPOSSIBLE:
        return True
    for label in value.labels:
        if isinstance(label, Obj) and label.site.startswith(NEW):
            items = state.heap.get(label.site, {})
            if any(name.lower() in _ERRORS and item.outcome(FALSE) is IMPOSSIBLE for name, item in items.items()):
                return True
            last = items.get(str(len(items) - 1))
            if "0" in items and "1" in items and last is not None:
                literal = last.literal()
                if isinstance(literal, int) and 400 <= literal < 600 and not isinstance(literal, bool):
                    return True
                if last.outcome(FALSE) is IMPOSSIBLE and items["0"].outcome(TRUE) is IMPOSSIBLE:
                    return True
    return False


def approval(state: State, value: Value, result_type: str) -> Facts | None:
    """What holds where a function ends with ``value`` by approving; None where it ends by refusing.

    A declared result of an error, or of a boolean, alone or last of several, says which outcome approves.
    """
    last = result_type.rstrip(")").rpartition(", ")[2]
    if DENIED in state.facts or last not in ("error", "bool", "boolean"):
        return None if refused(state, value) else NOTHING
    if last == "error":
        state = State(state.env, _with_error(state, value), state.facts, state.live, state.seen)
    value = verdict(state, value, result_type)
    if last == "error" and value.labels and all(_is_error_constant(label) for label in value.labels):
        return None
    if last == "error" and _hands_on(state, value):
        return None
    return value.outcome(FALSE if last == "error" else TRUE)


def _hands_on(state: State, value: Value) -> bool:
    """Whether what a function gives for an error is made of one that it met, and no verdict of its own."""
    return (
        _met_error(state)
        and not any(value.holds.values())
        and not any(isinstance(label, Lit) for label in value.labels)
    )


def verdict(state: State, value: Value, result_type: str) -> Value:
    """The last of several results, which says how the function ended; a single result as it is."""
    if not result_type.startswith("("):
        return value
    position = str(result_type.count(", "))
    stored = [state.read(label.site, position) for label in value.labels if isinstance(label, Obj)]
    return next((item for item in stored if item is not None), UNKNOWN)


def doubtful(state: State, value: Value, result_type: str) -> bool:
    """Whether a function approves in a way of which nobody can tell what it asks.

    Whoever approves of just what the platform refused is no doubtful case.
    """
    ended = verdict(state, value, result_type)
    known = ended.labels and all(isinstance(label, Lit) for label in ended.labels)
    inverted = any(kind_of(fact) == "chain" for fact in ended.holds.get(FALSE) or ())
    return approval(state, value, result_type) is not None and not known and not inverted


def _is_error_constant(label: Label) -> bool:
    return isinstance(label, Sym) and label.name.rpartition(".")[2].startswith("Err")


def let_through(returns: list[tuple[State, Value]], result_type: str, continues: str) -> list[tuple[State, Value]]:
    """The ways in which a handler returns after which the next one runs, with what holds then."""
    if continues == "nothing":
        nothing = (not v.labels or v.outcome(TRUE) is IMPOSSIBLE for _, v in returns)
        return [way for way, empty in zip(returns, nothing, strict=True) if empty and DENIED not in way[0].facts]
    if continues == "any":
        return returns
    told = "bool" if continues == "true" else result_type
    went_on = [(s, v, approval(s, v, told)) for s, v in returns if PASSED not in s.facts]
    return [
        (State({}, s.heap, s.facts | gained, s.live, s.seen), v) for s, v, gained in went_on if gained is not None
    ]


def union(values: Sequence[Value]) -> Value:
    """The possibilities of several values, nothing hanging on their outcome."""
    merged = UNKNOWN
    for value in values:
        merged = merged.with_labels(value.labels)
    return Value(merged.labels)


def propagate(values: Sequence[Value]) -> Value:
    """What an operation nobody knows makes of its operands: parts of the certificates and tokens in them."""
    labels: set[Label] = set()
    for value in values:
        for label in value.labels:
            if isinstance(label, Aspect):
                labels.add(Aspect("part", label.origin) if label.kind == "certificate" else label)
            elif isinstance(label, Sym) and label.name.startswith("file:"):
                labels.add(label)
    return Value(frozenset(labels))


def negated(value: Value) -> Value:
    """The negation: the outcomes change places."""
    holds = {TRUE: value.outcome(FALSE), FALSE: value.outcome(TRUE)}
    labels: frozenset[Label] = frozenset()
    literal = value.literal()
    surely = value.outcome(FALSE if literal else TRUE) is IMPOSSIBLE
    if isinstance(literal, bool) and len(value.labels) == 1 and surely:
        labels = frozenset((Lit(not literal),))
    return Value(labels, {k: v for k, v in holds.items() if v is IMPOSSIBLE or v})


def promise(value: Value, facts: Facts, state: State, site: str) -> Value:
    """A promise of ``value``; ``facts`` hold once it resolved."""
    state.heap[site] = {"<awaited>": value}
    return Value(frozenset((Obj(site, site),)), {RESOLVED: facts})


def awaited(value: Value, state: State) -> Value:
    """What a promise resolves to; a value that is no promise stays itself."""
    if (gained := value.holds.get(RESOLVED, NOTHING)) is None:
        state.facts |= {DEAD}
        return UNKNOWN
    state.facts |= gained
    inner = [state.read(label.site, "<awaited>") for label in value.labels if isinstance(label, Obj)]
    found = [item for item in inner if item is not None]
    if not found:
        return value
    if len(found) == 1:
        return awaited(found[0], state)
    return union(found)


def settled_returns(returns: list[tuple[State, Value]]) -> list[tuple[State, Value]]:
    """The ways of returning from a function whose caller awaits whatever it returns."""
    settled = []
    for state, value in returns:
        given = awaited(value, state)
        if DEAD not in state.facts:
            settled.append((state, given))
    return settled


def join_returns(returns: list[tuple[State, Value]]) -> tuple[State | None, Value]:
    """The state and value in which a function returns, over all its ways of returning.

    Where every way returns a fresh record or tuple, the members are joined one by one, so that an error
    among multiple results keeps telling what it tells.
    """
    if not returns:
        return None, UNKNOWN
    returns = _excused(returns)
    state, value = returns[0]
    state = State({}, state.heap, state.facts, state.live, state.seen)
    made = [made_site(returned) for _, returned in returns]
    named = [(site, other.heap.get(site, {})) for (other, _), site in zip(returns, made, strict=True) if site]
    # Where some way hands several results on that nobody knows, what the others say of theirs still counts.
    mixed = bool(named) and all("1" in items and all(map(str.isdigit, items)) for _, items in named)
    together = f"{JOINED}{named[0][0]}" if len(set(made)) > 1 and (all(made) or mixed) else ""
    merged = dict(_members(state, value, made[0])) if together else {}
    first = _default(value, made[0])
    for (other, returned), site in zip(returns[1:], made[1:], strict=True):
        value = join_values(value, returned, state.facts, other.facts)
        if together:
            there, default = _members(other, returned, site), _default(returned, site)
            merged = {
                name: join_values(merged.get(name, first), there.get(name, default), state.facts, other.facts)
                for name in merged.keys() | there.keys()
            }
        plain = State({}, other.heap, other.facts, other.live, other.seen)
        state = state.join(plain) or state
    if together:
        _tell_apart(merged, [(s, _members(s, v, site)) for (s, v), site in zip(returns, made, strict=True)])
        state.heap = {**state.heap, together: merged}
        rest = frozenset(label for label in value.labels if not isinstance(label, Obj) and all(made))
        value = Value(rest | {Obj(together, together)}, value.holds)
    return state, value


def _excused(returns: list[tuple[State, Value]]) -> list[tuple[State, Value]]:
    """The ways of returning, where one that answers for a revocation check it could not make fails open.

    That is 205's to say: to the callers it is the answer of the check.
    """
    told = {
        Fact("revocation", fact.subject)
        for state, value in returns
        for fact in (*state.facts, *(f for facts in value.holds.values() for f in facts or ()))
        if fact.kind == "revocation"
    }
    ways = []
    for state, value in returns:
        facts, heap = state.facts - {UNANSWERED}, _with_error(state, value)
        if len(facts) < len(state.facts) and _is_plain_answer(state, value):
            facts |= told
        ways.append((State(state.env, heap, facts, state.live, state.seen), value))
    return ways


def _with_error(state: State, value: Value) -> Heap:
    """What a function returns, where it gives nothing beside an error that no check made: it is not null."""
    heap = state.heap
    for label in value.labels:
        items = state.heap.get(label.site, {}) if isinstance(label, Obj) else {}
        last = str(len(items) - 1)
        error = items.get(last, UNKNOWN)
        if (
            not isinstance(label, Obj)
            or "1" not in items
            or any(error.holds.values())
            or error.labels == {Lit(None)}
        ):
            continue
        if items.get("0", UNKNOWN).labels == {Lit(None)}:
            made = Value(error.labels - {Lit(None)}, {FALSE: IMPOSSIBLE})
            heap = {**heap, label.site: {**items, last: made}}
    return heap


def _met_error(state: State) -> bool:
    return UNANSWERED in state.facts or any(fact.kind == "failed" for fact in state.facts)


def _is_plain_answer(state: State, value: Value) -> bool:
    """Whether a function answers with a literal truth value or nothing, and with no error beside that."""
    items = [item for x in value.labels if isinstance(x, Obj) for item in state.heap.get(x.site, {}).values()]
    answers = [label for item in items or [value] for label in item.labels]
    return bool(answers) and all(isinstance(x, Lit) and x.value in (None, True, False) for x in answers)


def _tell_apart(merged: dict[str, Value], ways: list[tuple[State, dict[str, Value]]]) -> None:
    """A check that answers "not revoked" and "no error": only both together say that the certificate is good."""
    answer, error = merged.get("0"), merged.get("1")
    if (
        answer is None
        or error is None
        or "2" in merged
        or IMPOSSIBLE in (answer.outcome(FALSE), error.outcome(FALSE))
    ):
        return
    told = []
    for state, items in ways:
        sides = [items[name].outcome(FALSE) if name in items else NOTHING for name in ("0", "1")]
        if None not in sides:
            told.append(state.facts.union(*(side for side in sides if side is not None)))
    both = told[0].intersection(*told[1:]) if told else NOTHING
    subjects = {fact.subject for fact in both if fact.kind == "revocation"}
    for name, value, half in (("0", answer, "unfailed"), ("1", error, "told")):
        more = frozenset(Fact(half, subject) for subject in subjects)
        if more:
            merged[name] = Value(value.labels, {**value.holds, FALSE: (value.outcome(FALSE) or NOTHING) | more})


def _members(state: State, value: Value, site: str | None) -> dict[str, Value]:
    """What is known of several results by their places."""
    sites = [site] if site else [label.site for label in value.labels if isinstance(label, Obj)]
    return {name: item for each in sites for name, item in state.heap.get(each, {}).items()}


def _default(value: Value, site: str | None) -> Value:
    """What any of several results may be of which nothing more is known."""
    return UNKNOWN if site else Value(frozenset(value.aspects()))


def type_tested(value: Value, name: str) -> Value:
    """The outcome of asking whether a value is of a type: if it is, it is also something."""
    something, precise = value.outcome(TRUE), value.holds.get(equals(name), NOTHING)
    yes = None if something is None or precise is None else something | precise
    told = {TRUE: yes, FALSE: value.holds.get(differs(name), NOTHING)}
    return Value(frozenset(), {outcome: facts for outcome, facts in told.items() if facts is None or facts})


_ASKING = ("is", "Is", "has", "Has", "contains", "Contains")
"""How the names of calls begin that answer yes or no."""


def confirmation(callee: Value, values: Sequence[Value], name: str) -> Facts:
    """That a token has a confirmation claim, where a call asks it for one by name and gets something.

    So does what is read out of the claim, whatever tells that it is there.
    """
    inside = frozenset(fact for fact in callee.holds.get(TRUE) or () if fact.kind == "confirmed")
    if not any(confirms(value.text or "") for value in values) and not confirms(name.removeprefix("get")):
        return NOTHING if name.startswith(_ASKING) else inside
    return frozenset(Fact("confirmed", aspect.origin) for aspect in callee.aspects("claims", "token"))
