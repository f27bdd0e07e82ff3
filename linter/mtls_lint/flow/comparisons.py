"""What the outcome of a comparison tells of the values compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtls_lint.flow.aspects import BINDING, IDENTITY
from mtls_lint.flow.lateness import note_late
from mtls_lint.flow.lookups import RECORD
from mtls_lint.flow.observe import Place
from mtls_lint.flow.outcomes import confirmation
from mtls_lint.flow.proofs import proof
from mtls_lint.flow.state import State
from mtls_lint.flow.values import (
    FALSE,
    IMPOSSIBLE,
    NOTHING,
    TRUE,
    UNKNOWN,
    Fact,
    Facts,
    FactsOrImpossible,
    Inst,
    Lit,
    Obj,
    Sym,
    Value,
    constant,
    differs,
    equals,
    sided,
)
from mtls_lint.ir.nodes import Span

if TYPE_CHECKING:
    from mtls_lint.flow.frames import Frame
    from mtls_lint.flow.machine import Machine


def compared(
    machine: Machine, operator: str, left: Value, right: Value, state: State, frame: Frame, span: Span
) -> Value:
    """What the outcome of a comparison tells of its operands."""
    place = frame.place(span)
    if operator in ("==", "!="):
        holds = _literal_outcomes(left, right) or _literal_outcomes(right, left)
        if holds is not None and (TRUE not in holds or holds[TRUE] is not IMPOSSIBLE):
            holds = {**holds, TRUE: (holds.get(TRUE) or NOTHING) | _expected(left, right)}
        if holds is None:
            found = equality(machine, left, right, state, place)
            note_late(machine, found, state, frame, place)
            holds = {TRUE: found}
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
        found = among(equality(machine, left, right, state, place))
        note_late(machine, found, state, frame, place)
        held = _held(machine, left, right, state, frame, span)
        told = found | confirmation(right, [left], "") | (held.holds.get(TRUE) or NOTHING)
        absent = machine.establish(unlisted(found), place) | (held.holds.get(FALSE) or NOTHING)
        return Value(frozenset(), {TRUE: told, FALSE: absent})
    sides = [machine.reach(value, state) for value in (left, right)]
    dates = {aspect.origin for side in sides for aspect in side.aspects("validity")}
    ends = {aspect.origin for side in sides for aspect in side.aspects("expiry")}
    if dates or ends:
        made = {Fact("validity", origin) for origin in dates} | {Fact("unexpired", origin) for origin in ends}
        facts = machine.establish(made, place)
        return Value(frozenset(), {outcome: sided(facts, outcome) for outcome in (TRUE, FALSE)})
    return Value(frozenset(), _counted(operator, left, right))


def _held(machine: Machine, key: Value, bag: Value, state: State, frame: Frame, span: Span) -> Value:
    """The entry under a literal key, of which it tells that it is there to have the key among its keys."""
    from mtls_lint.flow import members

    if not isinstance(key.literal(), str):
        return UNKNOWN
    return members.index(machine, bag, key, state.copy(), frame, span)


def _expected(left: Value, right: Value) -> Facts:
    """That a certificate is one that the program expects: it is what a constant of the program says."""
    facts: set[Fact] = set()
    for one, two in ((left, right), (right, left)):
        if any(isinstance(label, Sym) for label in two.labels) and not two.aspects():
            facts |= {Fact("identity", aspect.origin) for aspect in one.aspects(*IDENTITY)}
    return frozenset(facts)


_FOUND: dict[tuple[str, object], str] = {(">", -1): TRUE, (">=", 0): TRUE, ("<", 0): FALSE, ("<=", -1): FALSE}
"""Of a position, -1 where there is none: the comparisons with a number, and the outcome that says there is one."""


def _counted(operator: str, left: Value, right: Value) -> dict[str, FactsOrImpossible]:
    """``x > 0`` and ``x >= 1`` say that x is something, ``x < 1`` that it is nothing.

    Of a position, ``x > -1`` and ``x >= 0`` say that there is one.
    """
    literal = right.literal()
    if (missing := left.holds.get(differs(-1))) is not None and (operator, literal) in _FOUND:
        return {_FOUND[operator, literal]: missing}
    if operator in (">", ">=") and literal in (0, 1):
        return {TRUE: left.outcome(TRUE), FALSE: left.outcome(FALSE)}
    if operator in ("<", "<=") and literal in (0, 1):
        return {TRUE: left.outcome(FALSE), FALSE: left.outcome(TRUE)}
    return {}


def _literal_outcomes(subject: Value, other: Value) -> dict[str, FactsOrImpossible] | None:
    """What it tells of ``subject`` to be, or not to be, the literal or constant ``other``."""
    told = [label for label in other.labels if not isinstance(label, Inst)]
    if len(told) != 1 or (not subject.holds and not isinstance(told[0], Lit)):
        return None
    label = told[0]
    if isinstance(label, Lit):
        if not isinstance(label.value, bool) and (same := equals(label.value)) in subject.holds:
            return {TRUE: subject.holds[same], FALSE: subject.outcome(differs(label.value))}
        if label.value is None or label.value == "":
            absent = subject.holds.get(equals(None), subject.outcome(FALSE))
            return {TRUE: absent, FALSE: subject.holds.get(differs(None), subject.outcome(TRUE))}
        if label.value is False or (label.value == 0 and label.value is not True):
            return {TRUE: subject.outcome(FALSE), FALSE: subject.outcome(TRUE)}
        if label.value is True or label.value == 1:
            return {TRUE: subject.outcome(TRUE), FALSE: subject.outcome(FALSE)}
        if subject.aspects() or (not subject.holds and any(isinstance(x, Sym) for x in subject.labels)):
            return None  # what a library's variable holds, nobody knows
        name: object = label.value
    elif constant(label) and not subject.aspects("address"):
        name = constant(label)
    else:
        return None
    return {TRUE: subject.outcome(equals(name)), FALSE: subject.outcome(differs(name))}


def equality(machine: Machine, left: Value, right: Value, state: State, place: Place) -> Facts:
    """The facts established when two values turn out equal."""
    facts: set[Fact] = set(proof(left, right))
    guarded: set[Fact] = set()
    for one, two in ((left, right), (right, left)):
        one_aspects = one.aspects() or machine.reach(one, state).aspects()
        two_aspects = two.aspects() or machine.reach(two, state).aspects()
        tokens = {aspect.origin for aspect in two_aspects if aspect.kind in ("claims", "token")}
        others = {aspect.origin for aspect in two_aspects}
        if any(origin.kind == "revocations" for origin in others):
            facts |= {Fact("revoked", aspect.origin) for aspect in one_aspects}
            continue
        for aspect in one_aspects:
            if aspect.kind in BINDING and aspect.origin.kind != "local":
                facts |= {Fact("bound", token, aspect.origin) for token in tokens}
                guarded |= {Fact("guarded", subject) for subject in (*tokens, aspect.origin) if tokens}
                if not tokens and aspect.origin not in others and not _is_plain(two):
                    facts |= {Fact("chain", aspect.origin)}
                    facts |= set() if _is_item(two) else {Fact("pinned", aspect.origin)}
            if aspect.kind == "verdict":
                facts |= {Fact("chain", aspect.origin), Fact("validity", aspect.origin)}
            if aspect.kind == "validity":
                facts.add(Fact("validity", aspect.origin))
            if aspect.kind in (*BINDING, *IDENTITY, RECORD) and aspect.origin not in others:
                facts.add(Fact("identity", aspect.origin))
    # The place of a guard is where something may be missing, not where it is compared.
    return machine.establish(facts, place) | guarded


def among(found: Facts) -> Facts:
    """What it tells to be one of a list: no secret, such as addresses, nor the one certificate of a client."""
    return frozenset(fact for fact in found if fact.kind not in ("pinned", "secret"))


def unlisted(found: Facts) -> Facts:
    """What it tells not to be found in a list: a certificate that is not among the revoked ones was checked."""
    return frozenset(Fact("revocation", fact.subject) for fact in found if fact.kind == "revoked")


def _is_item(value: Value) -> bool:
    """Whether a value is an item of a collection that the program was given, one among several."""
    return any(isinstance(label, Obj) and label.site.rpartition(">")[2].isdigit() for label in value.labels)


def _is_plain(value: Value) -> bool:
    """Whether a value is a number or truth value of the program, which no certificate is compared with."""
    return isinstance(value.literal(), bool | int)
