"""What a program says of its own types: which one is meant where another is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtls_lint.flow.outcomes import BoundArg
from mtls_lint.flow.values import UNKNOWN, Fn, Inst, TypeRef

if TYPE_CHECKING:
    from mtls_lint.flow.happening import Happening


def bind_type(now: Happening) -> None:
    """From here on, what asks for the type gets the one that the program registered for it."""
    asked, given = now.value(now.row.asked) or UNKNOWN, now.value(now.row.to) or UNKNOWN
    for factory in sorted(label for label in given.labels if isinstance(label, Fn)):
        params = now.machine.program.body(factory.key).function.params
        made = now.machine.call(
            factory, [BoundArg(UNKNOWN) for _ in params], UNKNOWN, now.state.copy(), now.frame, now.span
        )
        given = given.with_labels(made.labels)
    keys = sorted(label.key for label in given.labels if isinstance(label, TypeRef))
    keys += sorted(label.type for label in given.labels if isinstance(label, Inst))
    for label in asked.labels:
        if isinstance(label, TypeRef) and keys:
            now.machine.program.bind_type(label.key, keys)
