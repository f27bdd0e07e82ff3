"""One model row applied at one place: the values it names, and where its results and facts go."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mtls_lint.flow import members
from mtls_lint.flow.observe import NEW, Content, Observation, Place
from mtls_lint.flow.outcomes import union
from mtls_lint.flow.paths import resolve
from mtls_lint.flow.state import State
from mtls_lint.flow.values import (
    FALSE,
    NOTHING,
    RESOLVED,
    TRUE,
    UNKNOWN,
    Fact,
    Facts,
    FactsOrImpossible,
    Inst,
    Obj,
    Origin,
    Value,
    differs,
    equals,
    sided,
)
from mtls_lint.ir.nodes import Span
from mtls_lint.models.schema import Holds, Row

if TYPE_CHECKING:
    from mtls_lint.flow.frames import Frame
    from mtls_lint.flow.machine import Machine


Outcomes = Mapping[str, FactsOrImpossible]


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
    # Where arguments were written that the call does not show.
    places: dict[str, Place] = field(default_factory=dict)
    # What a key resolver established before it gave the key.
    gained: Facts = NOTHING

    @property
    def place(self) -> Place:
        """Where a finding about this event is reported: the called member's name to the end of the call."""
        start = self.anchor.start if self.span.start <= self.anchor.start <= self.span.end else self.span.start
        return self.frame.place(Span(start, self.span.end))

    def value(self, path: str) -> Value | None:
        """The value a path of the row leads to; None when it is not there at all.

        What a variadic parameter gathers is meant as a whole.
        """
        if path in self.spread:
            return union(self.spread[path])
        return resolve(self, path) if path else None

    def each(self, name: str) -> list[Value]:
        """The arguments a variadic parameter gathers, one by one; the items of one that is a list.

        ``routes[]`` are its items, ``routes[].1`` the second part of each.
        """
        if "[]" in name:
            return self._parts(*name.split("[]", 1))
        values = self.spread.get(name)
        whole = values if values is not None else [self.value(name) or UNKNOWN]
        return [item for value in whole for item in self.items(value)]

    def items(self, value: Value) -> list[Value]:
        """The items of a list that the program made; the value itself where it is none."""
        items = [
            item
            for label in value.labels
            if isinstance(label, Obj) and label.site.startswith(NEW)
            for key, item in sorted(self._held(label.site).items())
            if key.isdigit()
        ]
        return items or [value]

    def _held(self, site: str) -> dict[str, Value]:
        """What an object holds on this path, or since it was made."""
        return {**self.machine.base.heap.get(site, {}), **self.state.heap.get(site, {})}

    def _parts(self, name: str, part: str) -> list[Value]:
        """One part of each item; where positions are meant, an item that has none is itself what is meant."""
        part = part.removeprefix(".")
        found = ((item, self.member(item, part)) for item in self.each(name))
        whole = not part or part.isdigit()
        return [item if inside is None else inside for item, inside in found if whole or inside is not None]

    def member(self, value: Value, name: str) -> Value | None:
        """A member that the program gave an object; None where there is none."""
        sites = [label.site for label in value.labels if isinstance(label, Obj)]
        kept = (members.stored(self.machine, self.state, site, name) for site in sites)
        return next((inside for inside in kept if inside is not None), None)

    def first(self, paths: Iterable[str]) -> Value | None:
        """The first of several paths that leads to something."""
        return next((found for path in paths if (found := self.value(path)) is not None), None)

    def give(self, value: Value, place: str) -> None:
        """Puts a value where the row says: the result, a member of it, or an argument it fills; or several."""
        if ", " in place:
            for each in place.split(", "):
                self.give(value, each)
            return
        if place == "result":
            self.result = Value(self.result.labels | value.labels, together(self.result.holds, value.holds))
            return
        target, _, name = place.replace("[", ".").replace("]", "").rpartition(".")
        owner = self.result if target == "result" else (self.value(target) or UNKNOWN) if target else UNKNOWN
        if not target:
            owner, name = self.value(place) or UNKNOWN, "*"
        if not any(isinstance(label, Obj) for label in owner.labels) and target.count(".") == 1:
            head, _, inner = target.partition(".")
            owner = members.opaque(self.value(head) or UNKNOWN, inner)
        for label in owner.labels:
            if isinstance(label, Obj):
                known = members.stored(self.machine, self.state, label.site, name) or UNKNOWN
                typed = frozenset(x for x in known.labels if isinstance(x, Obj | Inst))
                members.put(self.machine, self.state, label.site, name, value.with_labels(typed))

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
        if self.row.fails is not None:
            # Whether the check could be made, and what it said, are two answers: only both together are one.
            halves = frozenset(Fact("unfailed", fact.subject) for fact in made)
            revoked = frozenset(Fact("revoked", fact.subject) for fact in made)
            made = frozenset(Fact("told", fact.subject) for fact in made)
            self._hang(self.row.fails, revoked, halves)
        holds = self.row.holds
        if holds is None or holds.place in ("returns", "resolves"):
            callback = self.binding.get("callback")
            if self.row.invokes and callback is not None:
                return
            if self.row.promise or (holds is not None and holds.place == "resolves"):
                known = self.result.holds.get(RESOLVED) or NOTHING
                self.result = Value(self.result.labels, {**self.result.holds, RESOLVED: known | made})
            else:
                self.state.facts |= made
            return
        for each in (holds, self.row.also):
            if each is not None:
                self._hang(each, made, frozenset(failed))

    def _hang(self, holds: Holds, made: Facts, lost: Facts) -> None:
        """Lets facts hang on an outcome of the result or of a member of it."""
        outcomes: dict[str, FactsOrImpossible] = {}
        if holds.outcome in ("ok", "told"):
            outcomes = {TRUE: made, equals(None): made, differs(None): NOTHING}
            outcomes |= {FALSE: made} if holds.outcome == "told" else {}
            for position in range(3):
                self._give_member(f"result[{position}]", Value(frozenset(), outcomes))
        if holds.outcome == "either":
            outcomes = {TRUE: sided(made, TRUE), FALSE: sided(made, FALSE)}
        elif holds.outcome in ("true", "false"):
            outcomes[TRUE if holds.outcome == "true" else FALSE] = made
        if holds.outcome[:1] in "=!" and holds.outcome:
            outcomes[holds.outcome] = made
        if lost:
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
        *inner, name = place.removeprefix("result").replace("[", ".").replace("]", "").strip(".").split(".")
        sites = [label.site for label in self.result.labels if isinstance(label, Obj)]
        for member in inner:
            sites = [self._object(site, member) for site in sites]
        for site in sites:
            before = members.stored(self.machine, self.state, site, name) or UNKNOWN
            merged = Value(before.labels | value.labels, together(before.holds, value.holds))
            self.state.write(site, name, merged)

    def _object(self, site: str, name: str) -> str:
        """The site of a member, made an object if it was none."""
        known = members.stored(self.machine, self.state, site, name) or UNKNOWN
        inner = f"{site}>{name}"
        self.state.write(site, name, Value(known.labels | {Obj(inner, site)}, known.holds))
        return inner


def together(known: Outcomes, more: Outcomes) -> dict[str, FactsOrImpossible]:
    """What an outcome tells by two rows of one call: all that either says."""
    merged = {**known, **more}
    for outcome in known.keys() & more.keys():
        before, after = known[outcome], more[outcome]
        merged[outcome] = after if before is None else before if after is None else before | after
    return merged
