"""Revocation checks that come after what they should have prevented."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from mtls_lint.flow.observe import Observation, Place
from mtls_lint.flow.values import Aspect, Fact, Facts, Origin, Value, kind_of

if TYPE_CHECKING:
    from mtls_lint.flow.frames import Frame
    from mtls_lint.flow.machine import Machine
    from mtls_lint.flow.state import State

RELIED = "relied"
"""The kind of a fact: a token was issued or accepted with the certificate before its revocation was checked."""
_REVOCATION = ("revocation", "revoked")


def relied_upon(state: State, *tokens: Origin) -> Facts:
    """That tokens were issued or accepted here with the certificates read so far that nobody found unrevoked."""
    checked = {fact.subject for fact in state.facts if kind_of(fact) in _REVOCATION}
    presented = [origin for origin in state.seen if origin.kind in ("peer", "forwarded")]
    return frozenset(
        Fact(RELIED, origin, token) for origin in presented if origin not in checked for token in tokens
    )


NEXT = Origin("token", "<next>")
"""Whatever tokens the handlers that run next issue or accept for the same request."""


def issued(place: Place) -> Origin:
    """The token that is issued at a place."""
    return Origin("token", f"issued {place.path}:{place.span.start}")


def came_before(operation: Observation, late: Observation, origin: Origin) -> bool:
    """Whether the check comes after this very issue or acceptance of a token."""
    token = operation.token or issued(operation.place)
    return any(Fact(RELIED, origin, relied) in late.facts for relied in (token, NEXT))


def note_late(machine: Machine, tells: Iterable[Fact], state: State, frame: Frame, place: Place) -> None:
    """Records that something here tells of the revocation of a certificate that was relied upon before."""
    relied = {fact.subject for fact in state.facts if fact.kind == RELIED}
    if not relied:
        return
    told = (fact.subject for fact in tells if kind_of(fact) in _REVOCATION)
    late = frozenset[Aspect](Aspect("certificate", origin) for origin in told if origin in relied)
    if late:
        machine.observe(
            frame,
            Observation(
                "late-check",
                place,
                frame.body.key,
                state.facts,
                state.seen,
                inputs={"certificate": Value(frozenset(late))},
            ),
        )
