"""Whether a program looks for whom a token is meant (RFC 7519 section 4.1.3)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from mtls_lint.flow.aspects import addresses
from mtls_lint.flow.values import IMPOSSIBLE, TRUE, UNKNOWN

if TYPE_CHECKING:
    from mtls_lint.flow.happening import Happening
    from mtls_lint.flow.machine import Machine
    from mtls_lint.flow.state import State
    from mtls_lint.flow.values import Value


def note_audience(machine: Machine, values: Iterable[Value], state: State, *names: str) -> None:
    """Remembers the tokens among the values if one of the names is a claim that says for whom a token is."""
    if any(addresses(name) for name in names):
        reached = (machine.reach(value, state) for value in values)
        claims = (aspect.origin for reach in reached for aspect in reach.aspects("claims", "token"))
        machine.evidence.audiences.update(claims)


def note_expected(now: Happening) -> None:
    """Remembers the token of which a check compares the audience with an expected one, if it is given one."""
    expected = now.first(now.row.audience)
    if expected is not None and expected.outcome(TRUE) is not IMPOSSIBLE:
        note_audience(now.machine, [now.value(now.row.token) or UNKNOWN], now.state, "aud")
