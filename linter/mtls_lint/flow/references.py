"""Methods of libraries that a program names and does not call: ``text::equals``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtls_lint.flow import effects
from mtls_lint.flow.values import Fn, Sym, TypeRef, Value
from mtls_lint.ir import nodes as ir

if TYPE_CHECKING:
    from mtls_lint.flow.frames import Frame
    from mtls_lint.flow.machine import Machine
    from mtls_lint.flow.state import State

_REFERRED = "<object>"
"""The name by which the function that stands for a method of an object knows the object."""


def method_of(
    machine: Machine, value: Value, name: str, state: State, frame: Frame, span: ir.Span
) -> Value | None:
    """A method of a library that is read from an object and not called: the function that calls it.

    Only in the language where a member of that name that is no method is not read; None for anything else.
    """
    if frame.module.language != "java" or any(isinstance(label, Sym | TypeRef) for label in value.labels):
        return None
    rows = effects.rows_for(machine, "call", value, name, frame) or []
    if not rows or any(len(row.params) != 1 for row in rows):
        return None
    key = f"{frame.body.key}/{name} {span.start}"
    body = (
        ir.Load("%this", _REFERRED, span),
        ir.Call("%result", "%this", (ir.Arg("argument"),), span, name),
        ir.Return("%result", span),
    )
    machine.program.adopt(key, frame.module, ir.Function(name, (ir.Param("argument"),), body, span))
    site = f"frame {key}"
    state.write(site, _REFERRED, value)
    return Value(frozenset((Fn(key, site),)))
