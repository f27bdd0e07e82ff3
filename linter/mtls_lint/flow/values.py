"""What the analysis knows of a value.

A value is a set of *labels* (what it may be: a literal, a library symbol, an instance, a heap object, an aspect
of a certificate or token) together with what its *outcome* tells: ``holds[TRUE]`` are the facts that are
established when the value turns out true (or present, or an error that is set), ``holds[FALSE]`` when it turns
out false (or null, or no error). ``IMPOSSIBLE`` says that it cannot have that outcome.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from mtls_lint.ir.nodes import Literal

GIVEN = "given "
"""Begins the kind of a fact that holds on those paths only on which some token is in play."""
PERHAPS_FAILED = "perhaps failed"
"""The kind of a fact, the only one that is a possibility: the token's verification failed on some path to here."""
TRUE = "true"
FALSE = "false"
RESOLVED = "resolved"
"""The outcome of a promise that resolves: what holds once it was awaited."""


def equals(literal: object) -> str:
    """The outcome "is this very literal or enumeration constant"."""
    return f"={literal}"


def differs(literal: object) -> str:
    """The outcome "is anything but this literal or enumeration constant"."""
    return f"!{literal}"


class Origin(NamedTuple):
    """Where a certificate or token comes from; equal origins are the same certificate or token.

    ``kind`` is ``peer``, ``forwarded``, ``token-header``, ``parameter``, ``local``, ``credential`` or ``token``;
    ``key`` tells origins of a kind apart (the connection it was read from, the site that made it).
    """

    kind: str
    key: str


class Fact(NamedTuple):
    """Something established about ``subject`` (and, for a binding, the certificate ``other``).

    With ``given`` it is established wherever that token is in play, and the kind starts with :data:`GIVEN`.
    """

    kind: str
    subject: Origin
    other: Origin | None = None
    given: Origin | None = None


def sided(facts: frozenset[Fact], outcome: str) -> frozenset[Fact]:
    """Facts that either outcome of a verdict may establish, marked with the one on which they do.

    Where both ways meet again nothing was decided, and neither fact holds; where one way ends, the other's does.
    """
    return frozenset(fact._replace(kind=f"{fact.kind} if {outcome}") for fact in facts)


WHERE_THERE = " where there"
"""Ends the kind of a fact about a certificate that holds where there is one; perhaps there is none."""


def kind_of(fact: Fact) -> str:
    """The kind of a fact, whatever outcome established it."""
    return fact.kind.partition(" if ")[0]


class Lit(NamedTuple):
    """A literal of the program."""

    value: Literal


class Sym(NamedTuple):
    """A library's module, function, type or constant, by qualified name."""

    name: str


class Inst(NamedTuple):
    """An instance of the type of that (qualified, if known) name."""

    type: str


class Obj(NamedTuple):
    """A heap object; ``site`` names where it was made or by which path it is reached.

    ``root`` is the object at the start of that path: two members of one request have one root.
    """

    site: str
    root: str


class Fn(NamedTuple):
    """A function of the tree: its key, the site of the frame it captures, and its bound receiver's site.

    ``bare`` is the function itself, beneath the decorators that its name stands for.
    """

    key: str
    frame: str = ""
    receiver: str = ""
    bare: bool = False


class TypeRef(NamedTuple):
    """A type of the tree, as a value (``Guard`` in ``Guard.check()`` or ``new Guard()``)."""

    key: str


class Mod(NamedTuple):
    """A module or package of the tree, as a value."""

    name: str


class Aspect(NamedTuple):
    """Something of a certificate or token: ``kind`` says what (see ``models.schema.ASPECTS``)."""

    kind: str
    origin: Origin


class Time(NamedTuple):
    """A moment, ``seconds`` from now, or a duration.

    ``unit`` is how many seconds a plain number stands for that is added to it; 0 where none can be added.
    """

    from_now: bool
    seconds: float
    unit: float


Label = Lit | Sym | Inst | Obj | Fn | TypeRef | Mod | Aspect | Time
Facts = frozenset[Fact]
IMPOSSIBLE: Facts | None = None
Holds = Mapping[str, Facts | None]
FactsOrImpossible = Facts | None
NOTHING: Facts = frozenset()
MAX_LABELS = 40
MAX_CONSTANTS = 5


@dataclass(frozen=True, slots=True)
class Value:
    """Labels, and the facts that hang on the value's outcome."""

    labels: frozenset[Label] = frozenset()
    holds: Holds = field(default_factory=dict)

    def __hash__(self) -> int:
        return hash(self.labels)

    def with_labels(self, extra: frozenset[Label]) -> Value:
        """This value with more labels; past the limit no new ones are taken."""
        if extra <= self.labels or len(self.labels) > MAX_LABELS:
            return self
        return Value(self.labels | extra, self.holds)

    def outcome(self, outcome: str) -> Facts | None:
        """The facts that hold when the value has ``outcome``; IMPOSSIBLE when it cannot have it."""
        if outcome in self.holds:
            return self.holds[outcome]
        if outcome in (TRUE, FALSE) and self.labels:
            telling = [label for label in self.labels if not isinstance(label, Inst)] or self.labels
            kinds = {_polarity(label) for label in telling}
            if len(kinds) == 1 and (polarity := kinds.pop()) and polarity != outcome:
                return IMPOSSIBLE
        if outcome[:1] in "=!" and (known := self.constants()):
            impossible = outcome[1:] not in known if outcome[0] == "=" else known == {outcome[1:]}
            return IMPOSSIBLE if impossible else NOTHING
        return NOTHING

    def constants(self) -> frozenset[str]:
        """The names of the constants the value is one of; empty when it may be anything else."""
        names = {constant(label) for label in self.labels if not isinstance(label, Inst)}
        return frozenset() if "" in names else frozenset(names)

    def aspects(self, *kinds: str) -> list[Aspect]:
        """The aspects of the given kinds (all when none is given), in a stable order."""
        found = [x for x in self.labels if isinstance(x, Aspect) and (not kinds or x.kind in kinds)]
        return sorted(found)

    def literal(self) -> Literal:
        """The one literal the value is; None when it is none, or several."""
        literals = [label.value for label in self.labels if isinstance(label, Lit)]
        return literals[0] if len(literals) == 1 else None

    @property
    def text(self) -> str | None:
        """The one string literal the value is, if it is."""
        literal = self.literal()
        return literal if isinstance(literal, str) else None


JOINED = "new returns "
"""Begins the site of an object that is one of several, as a function returns them on its different ways."""


def constant(label: Label) -> str:
    """How a literal, a library's constant or an object of a type (of an enumeration) is told from others."""
    match label:
        case Lit(value) if isinstance(value, str | int) and not isinstance(value, bool):
            return str(value)
        case Sym(name):
            return name.rpartition(".")[2]
        case Obj(site) if site.startswith(("new ", "type ")) and not site.startswith(JOINED):
            return site
    return ""


def _polarity(label: Label) -> str:
    if isinstance(label, Lit):
        return TRUE if label.value else FALSE
    if isinstance(label, Fn):
        return TRUE
    return TRUE if isinstance(label, Obj) and label.site.startswith("new ") else ""


UNKNOWN = Value()


def join_values(left: Value, right: Value, left_facts: Facts, right_facts: Facts) -> Value:
    """What is known of a value that is ``left`` on one path and ``right`` on the other.

    Labels are possibilities: united. Facts on an outcome must hold on both paths, where each path's own facts
    count as well, and a path on which the outcome cannot be does not speak.
    """
    if left == right:
        return left
    holds: dict[str, Facts | None] = {}
    common = left_facts & right_facts
    labelled = Value(Value(left.labels).with_labels(right.labels).labels)
    outcomes = {TRUE, FALSE, *left.holds, *right.holds}
    one_of, other_of = left.constants(), right.constants()
    if one_of and other_of and left_facts != right_facts and len(one_of | other_of) <= MAX_CONSTANTS:
        outcomes |= {told for name in one_of | other_of for told in (equals(name), differs(name))}
    for outcome in outcomes:
        one, two = left.outcome(outcome), right.outcome(outcome)
        if one is None and two is None:
            holds[outcome] = IMPOSSIBLE
            continue
        sides = [side | facts for side, facts in ((one, left_facts), (two, right_facts)) if side is not None]
        extra = sides[0].intersection(*sides[1:]) - common
        if extra or labelled.outcome(outcome) is IMPOSSIBLE:
            holds[outcome] = extra
    return Value(labelled.labels, holds)
