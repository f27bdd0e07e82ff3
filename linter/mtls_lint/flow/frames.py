"""What one activation of a function is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from mtls_lint.flow.bodies import Body
from mtls_lint.flow.observe import Observation, Place
from mtls_lint.flow.state import State
from mtls_lint.flow.values import NOTHING, Fact, Facts, Value, kind_of
from mtls_lint.ir import nodes as ir
from mtls_lint.models.schema import Row


@dataclass(slots=True)
class Outcome:
    """What a call does: the state in which it returns (None: it never does), its value, what it showed."""

    state: State | None
    value: Value
    observations: tuple[Observation, ...] = ()
    nexts: tuple[State, ...] = ()


@dataclass(slots=True)
class Frame:
    """One activation of a function."""

    body: Body
    site: str
    outer: str
    stack: tuple[str, ...]
    heap: str = ""
    # By exception handler: what checks that tell by their result would have told, had they not failed.
    untold: dict[int, Facts] = field(default_factory=dict)
    target: str = ""
    last: bool = False
    # Nothing of the request's handling comes after this activation.
    ends: bool = False
    # It talks to the client on the connection itself.
    converses: bool = False
    nexts: list[State] = field(default_factory=list)
    recording: bool = False
    observations: dict[tuple[object, ...], Observation] = field(default_factory=dict)
    returns: list[tuple[State, Value]] = field(default_factory=list)

    @property
    def module(self) -> ir.Module:
        """The module the function stands in."""
        return self.body.module

    def place(self, span: ir.Span) -> Place:
        """A place in the file of the function."""
        return Place(self.body.module.path, span)

    def forget(self) -> None:
        """Takes nothing over from a run that is to be repeated."""
        self.observations.clear()
        self.nexts.clear()
        self.returns.clear()

    def leave_untold(self, handler: int, value: Value) -> None:
        """Remembers what revocation check a value is the result of, for the handler that runs when it fails."""
        told = {fact for facts in value.holds.values() if facts for fact in facts if kind_of(fact) == "revocation"}
        if told:
            untold = frozenset(Fact("untold", fact.subject) for fact in told)
            self.untold[handler] = self.untold.get(handler, NOTHING) | untold

    def site_of(self, span: ir.Span) -> str:
        """The site of what is made here: calls with different arguments make different objects."""
        return f"{self.body.key}{self.heap}:{span.start}"


@dataclass(slots=True)
class Configuration:
    """An object of a library type whose members say how something is set up, with all it was ever given.

    ``final`` is what it has when the last function returns that has it: what was overwritten is not there.
    """

    rows: tuple[Row, ...]
    value: Value
    span: ir.Span
    frame: Frame
    members: dict[str, Value] = field(default_factory=dict)
    heap: dict[str, Mapping[str, Value]] = field(default_factory=dict)
    final: Mapping[str, Value] = field(default_factory=dict)
