"""What the flow core saw: the observations that checks judge."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import NamedTuple

from mtls_lint.flow.state import State
from mtls_lint.flow.values import WHERE_THERE, Aspect, Fact, Facts, Label, Lit, Obj, Origin, Value, kind_of
from mtls_lint.ir.nodes import Span
from mtls_lint.models.schema import Row

NEW = "new "
"""Sites of objects that the program itself makes start so: all they hold is known."""


WITHIN = "<within>"
"""The member under which an object keeps the one whose members are found in it too."""

ITEMS = "$items"
"""The slot in which a collection gathers what is added to it; what is not known of an item is not known of it."""


class Place(NamedTuple):
    """A region of a file, in bytes."""

    path: str
    span: Span


@dataclass(frozen=True, slots=True)
class Content:
    """All that can be reached from a value: member names and labels.

    ``members`` are the value's own; ``open`` says that not all of those are known.
    """

    keys: frozenset[str]
    labels: frozenset[Label]
    open: bool
    members: dict[str, Value] = field(default_factory=dict)

    def aspects(self, *kinds: str) -> list[Aspect]:
        """The aspects of the given kinds (all when none is given), in a stable order."""
        return Value(self.labels).aspects(*kinds)


def content(value: Value, state: State, base: State) -> Content:
    """Follows a value through the heap."""
    keys: set[str] = set()
    labels: set[Label] = set(value.labels)
    pending = [label for label in value.labels if isinstance(label, Obj)]
    known = not value.labels or any(not isinstance(label, Lit | Obj) for label in value.labels)
    unknown = known and not pending and not value.aspects()
    visited: set[str] = set()
    whole = {label for label in value.labels if isinstance(label, Obj)}
    own: dict[str, Value] = {}
    while pending:
        obj = pending.pop()
        if obj.site in visited:
            continue
        visited.add(obj.site)
        stored = {**base.heap.get(obj.site, {}), **state.heap.get(obj.site, {})}
        if obj in whole:
            unknown = unknown or not obj.site.startswith(NEW) or "*" in stored
            own.update(stored)
            items = [item for name, item in stored.items() if name == ITEMS or name.isdigit()]
            whole |= {label for item in items for label in item.labels if isinstance(label, Obj)}
        for name, member in stored.items():
            if name[:1] not in "$*":
                keys.add(name)
            labels |= member.labels
            pending.extend(label for label in member.labels if isinstance(label, Obj))
    return Content(frozenset(keys), frozenset(labels), unknown, own)


@dataclass(frozen=True, slots=True)
class Observation:
    """An event of the program, with what was established when it happened.

    ``inputs`` are the values the row names, ``contents`` what could be reached from them; ``where`` holds the
    places at which members of option objects were written; ``via`` the calls that led here, outermost first.
    ``accepts`` marks that a token is relied upon here (granted, returned, used to issue another).
    ``root`` is where execution started: a function that nothing calls, or the route by which requests come in.
    """

    event: str
    place: Place
    function: str
    facts: Facts
    seen: frozenset[Origin]
    row: Row | None = None
    token: Origin | None = None
    inputs: dict[str, Value] = field(default_factory=dict)
    contents: dict[str, Content] = field(default_factory=dict)
    where: dict[str, Place] = field(default_factory=dict)
    via: tuple[Place, ...] = ()
    root: str = ""

    def has(self, kind: str, subject: Origin) -> bool:
        """Whether the fact is established about the subject."""
        return any(kind_of(fact) == kind and fact.subject == subject for fact in self.facts)

    def has_where_there(self, kind: str, subject: Origin) -> bool:
        """Whether the fact is established about the certificate on every path on which there is one."""
        return self.has(kind, subject) or self.has(kind + WHERE_THERE, subject)

    def identity(self) -> tuple[object, ...]:
        """Equal for observations that no check could tell apart."""
        rows = self.row.id if self.row else ""
        inputs = tuple(sorted((k, v.labels) for k, v in self.inputs.items()))
        return (self.event, self.place, rows, self.facts, self.seen, self.token, inputs, self.root)


@dataclass(slots=True)
class Evidence:
    """What the run learned on the side: where origins and facts came from, and which files show mutual TLS."""

    origins: dict[Origin, Place] = field(default_factory=dict)
    sightings: dict[Origin, set[Place]] = field(default_factory=dict)
    headers: dict[Origin, set[str]] = field(default_factory=dict)
    """The names of the request headers that a forwarded certificate, or something of it, was read from."""
    facts: dict[Fact, Place] = field(default_factory=dict)
    writes: dict[str, dict[str, Place]] = field(default_factory=lambda: defaultdict(dict))
    """Where each member of an object was last written, by the object's site."""
    context: set[str] = field(default_factory=set)
    # The files with functions that take certificates, whosever those are.
    handed: set[str] = field(default_factory=set)
    calls: set[tuple[str, str]] = field(default_factory=set)
    # The files of the handlers that run one after the other for one request.
    chains: set[frozenset[str]] = field(default_factory=set)
    decoded: set[Origin] = field(default_factory=set)
    policies: set[Origin] = field(default_factory=set)
    """Tokens and certificates that, or whose confirmation, an option of the program can demand."""
    renewed: set[Origin] = field(default_factory=set)
    """The places that write into a session whose id is renewed after it."""
    delivered: set[Origin] = field(default_factory=set)
    """The issued tokens that are sent to a person by another way than the answer."""
    audiences: set[Origin] = field(default_factory=set)
    """The tokens of which the program itself looks at the audience."""
    used: set[Origin] = field(default_factory=set)
    """Of the ``decoded`` tokens, those whose claims go anywhere but into a log."""
