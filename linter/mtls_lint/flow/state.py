"""The abstract state at a program point, and how two paths meet."""

from __future__ import annotations

import re

from mtls_lint.flow.values import (
    FALSE,
    GIVEN,
    IMPOSSIBLE,
    NOTHING,
    PERHAPS_FAILED,
    TRUE,
    UNKNOWN,
    WHERE_THERE,
    Aspect,
    Fact,
    Facts,
    Obj,
    Origin,
    Value,
    join_values,
    kind_of,
)

UNANSWERED = Fact("unanswered", Origin("request", ""))
"""Some call told that it failed, and the function goes on all the same."""
_BESIDE = re.compile(r"^call .*>[1-9]$")
_OR = " or "
"""Stands in the site of what is one of two objects, according to the path taken."""
_MAX_EITHER = 4
Heap = dict[str, dict[str, Value]]
"""Objects by site; the inner mappings are never changed in place, so that states may share them."""


class State:
    """Locals, heap, and the facts that hold on every path to this point.

    ``live`` are tokens verified on some path and not yet relied upon, ``seen`` the certificates read on some
    path; both are possibilities, where ``facts`` are certainties.
    """

    __slots__ = ("env", "facts", "heap", "live", "seen")

    def __init__(
        self,
        env: dict[str, Value] | None = None,
        heap: Heap | None = None,
        facts: Facts = NOTHING,
        live: frozenset[Origin] = frozenset(),
        seen: frozenset[Origin] = frozenset(),
    ) -> None:
        self.env = env if env is not None else {}
        self.heap = heap if heap is not None else {}
        self.facts = facts
        self.live = live
        self.seen = seen

    def copy(self) -> State:
        """A state that can change without changing this one."""
        return State(dict(self.env), dict(self.heap), self.facts, self.live, self.seen)

    def read(self, site: str, name: str) -> Value | None:
        """What the object at ``site`` is known to hold under ``name``."""
        fields = self.heap.get(site)
        return fields.get(name) if fields is not None else None

    def write(self, site: str, name: str, value: Value) -> None:
        """The object at ``site`` now holds ``value`` under ``name``."""
        self.heap[site] = {**self.heap.get(site, {}), name: value}

    def assume(self, variable: str, outcome: str) -> bool:
        """Restricts the state to the paths on which ``variable`` has ``outcome``; False when there are none."""
        value = self.env.get(variable, UNKNOWN)
        gained = value.outcome(outcome)
        if gained is None:
            return False
        self.facts |= gained
        if outcome == TRUE and _is_failure(value):
            self.facts |= {UNANSWERED}
        if outcome in (TRUE, FALSE):
            opposite = FALSE if outcome == TRUE else TRUE
            self.env[variable] = Value(value.labels, {**value.holds, opposite: IMPOSSIBLE})
        return True

    def join(self, other: State) -> State | None:
        """The state of both paths together; None when it is this one unchanged."""
        facts = _join_facts(self, other)
        live, seen = self.live | other.live, self.seen | other.seen
        env, heap = _join_records(self, other, _join_env(self, other), _join_heap(self, other))
        if env is None and heap is None and (facts, live, seen) == (self.facts, self.live, self.seen):
            return None
        return State(
            dict(self.env) if env is None else env,
            dict(self.heap) if heap is None else heap,
            facts,
            live,
            seen,
        )


def _is_failure(value: Value) -> bool:
    """Whether a value is what a call gives beside its result, as errors are in Go, and no verdict of a check."""
    beside = any(isinstance(label, Obj) and _BESIDE.match(label.site) for label in value.labels)
    beside |= any(isinstance(label, Aspect) and label.kind == "record" for label in value.labels)
    told = (fact for facts in value.holds.values() for fact in facts or ())
    return beside and not any(kind_of(fact) in ("revocation", "chain") for fact in told)


def in_play(state: State, token: Origin) -> None:
    """Puts a token in play, on all paths to here: what held where it was in play before is not known of it now."""
    state.facts = frozenset(fact for fact in state.facts if fact.given != token)
    state.live |= {token}


def facts_of(state: State, token: Origin) -> Facts:
    """What holds on the paths on which the token is in play."""
    plain = {fact for fact in state.facts if fact.given is None}
    return frozenset(plain | {_plain(fact) for fact in state.facts if fact.given == token})


def _plain(fact: Fact) -> Fact:
    return fact if fact.given is None else Fact(fact.kind.removeprefix(GIVEN), fact.subject, fact.other)


def _join_facts(left: State, right: State) -> Facts:
    """What holds on both paths; and of a token that is in play on one of them only, what holds on that one."""
    facts = set(left.facts & right.facts)
    for one, two in ((left, right), (right, left)):
        facts |= _vacuous(one, two)
        if one.facts == two.facts and one.live == two.live:
            continue
        alone = one.live - two.live
        for fact in one.facts - two.facts:
            if fact.given is None:
                facts |= {Fact(GIVEN + fact.kind, fact.subject, fact.other, token) for token in alone}
            elif fact.given in alone or _plain(fact) in two.facts:
                facts.add(fact)
            if fact.kind in ("failed", PERHAPS_FAILED):
                # This one is a possibility: who uses the token from here on uses one that may have failed.
                facts.add(Fact(PERHAPS_FAILED, fact.subject))
    return frozenset(facts)


def _vacuous(one: State, two: State) -> set[Fact]:
    """What was checked of a certificate on one path, where on the other something else stands in its place.

    If the certificate is there, it was checked.
    """
    instead = any(fact.kind in _INSTEAD for fact in two.facts - one.facts)
    absent = {fact.subject for fact in two.facts if fact.kind == "missing" and instead}
    found: set[Fact] = set()
    for fact in one.facts if one.facts != two.facts else ():
        kind = kind_of(fact).removesuffix(WHERE_THERE)
        if kind in _CHECKED and fact.given is None:
            vacuous = Fact(kind + WHERE_THERE, fact.subject, fact.other)
            found |= {vacuous} if fact.subject in absent or vacuous in two.facts else set()
    return found


_INSTEAD = ("password", "second-factor", "code", "secret", "verified")
"""Kinds of facts that say that a client without a certificate proved who it is by other means."""
_CHECKED = ("present", "chain", "revocation", "validity", "identity", "pinned")


def _join_env(left: State, right: State) -> dict[str, Value] | None:
    joined: dict[str, Value] = {}
    changed = False
    for name, value in left.env.items():
        other = right.env.get(name)
        if other is value:
            joined[name] = value
            continue
        if other is None:
            if name.startswith("%"):
                changed = True
                continue
            other = UNKNOWN
        merged = join_values(value, other, left.facts, right.facts)
        changed = changed or merged != value
        joined[name] = merged
    for name, value in right.env.items():
        if name not in left.env and not name.startswith("%"):
            joined[name] = join_values(UNKNOWN, value, left.facts, right.facts)
            changed = True
    return joined if changed else None


def _join_records(
    left: State, right: State, env: dict[str, Value] | None, heap: Heap | None
) -> tuple[dict[str, Value] | None, Heap | None]:
    """A local that is one new record on one path and another on the other is a record of both, member by member.

    So a member keeps telling which path was taken: ``{ ok: true, … }`` or ``{ ok: false, … }``.
    """
    if env is None:
        return env, heap
    for name, value in left.env.items():
        other = right.env.get(name)
        if other is None or other is value or other.labels == value.labels:
            continue
        one, two = made_site(value), made_site(other)
        fields, others = left.heap.get(one), right.heap.get(two)
        if two in one or one in two or not fields or not others or one.count(_OR) >= _MAX_EITHER:
            continue
        site = f"{one}{_OR}{two}"
        merged = {
            member: join_values(fields.get(member, UNKNOWN), others.get(member, UNKNOWN), left.facts, right.facts)
            for member in fields.keys() | others.keys()
        }
        heap = dict(left.heap) if heap is None else heap
        heap[site] = merged
        rest = frozenset(label for label in env[name].labels if not isinstance(label, Obj))
        env[name] = Value(rest | {Obj(site, site)}, env[name].holds)
    return env, heap


def made_site(value: Value) -> str:
    """The object that the program made, if the value is one and no other; empty where it is not."""
    if not value.labels:
        return ""
    sites = [label.site for label in value.labels if isinstance(label, Obj)]
    return sites[0] if len(sites) == 1 and sites[0].startswith("new ") else ""


def _join_heap(left: State, right: State) -> Heap | None:
    """Objects of one path only stay as they are there: on the other path nobody can reach them."""
    joined: Heap = dict(left.heap)
    changed = False
    for site, fields in right.heap.items():
        known = left.heap.get(site)
        if known is fields:
            continue
        if known is None:
            joined[site] = fields
            changed = True
            continue
        merged = dict(known)
        touched = False
        for name, value in fields.items():
            before = known.get(name)
            if before is value:
                continue
            after = join_values(before or UNKNOWN, value, left.facts, right.facts)
            if before is None or after != before:
                merged[name] = after
                touched = True
        for name in known.keys() - fields.keys():
            after = join_values(known[name], UNKNOWN, left.facts, right.facts)
            if after != known[name]:
                merged[name] = after
                touched = True
        if touched:
            joined[site] = merged
            changed = True
    return joined if changed else None
