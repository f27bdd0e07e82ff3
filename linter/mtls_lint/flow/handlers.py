"""Handlers that a library makes: middleware objects that are registered like a function of the tree."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mtls_lint.flow.values import Fn, Inst, Obj, Value
from mtls_lint.ir import nodes as ir

if TYPE_CHECKING:
    from mtls_lint.flow.happening import Happening
    from mtls_lint.flow.machine import Machine
    from mtls_lint.models.schema import Row

_NEXT = "<next>"


def handler_by_method(machine: Machine, value: Value, names: str) -> Value:
    """The handlers that an object is by these methods of it, or, with ``*``, by all that its type declares."""
    site = next((label.site for label in value.labels if isinstance(label, Obj)), "")
    found: set[Fn] = set()
    for label in value.labels:
        if isinstance(label, Inst):
            wanted = machine.program.own_methods(label.type) if names == "*" else names.split("|")
            found |= {Fn(key, "", site) for name in wanted for key in machine.program.methods(label.type, name)}
    return Value(frozenset(found))


def handler_of(now: Happening, value: Value) -> tuple[Value, Row]:
    """The function that calls a library's handler, where a model says what that does, and goes on; else the value.

    What it finds is reported where the handler was made. The row says how the handler is called.
    """
    library = now.machine.program.library(now.frame.module)
    types = [label.type for label in value.labels if isinstance(label, Inst)]
    if any(isinstance(x, Fn) for x in value.labels) or not library.find(
        "call", *(f"{name}.<call>" for name in types)
    ):
        return value, now.row
    row = now.row
    if row.wraps:
        row = replace(row, wraps=False, passes=(*row.passes, f"{_NEXT}:"))
    if row.continues == "next" and not any(_NEXT in passed for passed in row.passes):
        # A handler that is given nothing to call hands on by returning.
        row = replace(row, continues="return")
    span = _made_at(now, value)
    params = tuple(ir.Param(f"%{passed.partition(':')[0]}") for passed in row.passes)
    given = tuple(ir.Arg(param.name) for param in params if _NEXT not in param.name)
    body: list[ir.Stmt] = [ir.Load("%handler", "<handler>", span), ir.Call("%result", "%handler", given, span)]
    body += [ir.Call("%after", param.name, (), span) for param in params if _NEXT in param.name]
    key = f"{now.frame.body.key}/handler {now.place.span.start}:{span.start}"
    function = ir.Function("<handler>", params, tuple(body), span)
    now.machine.program.adopt(key, now.frame.module, function)
    site = f"frame {key}"
    now.state.write(site, "<handler>", value)
    return Value(frozenset((Fn(key, site),))), row


def _made_at(now: Happening, value: Value) -> ir.Span:
    """Where the handler was made, if that is in this file; else where it is registered.

    What is written to it afterwards does not count where it is registered as it is made, or written.
    """
    if now.row.kind == "write" or value.labels & now.result.labels:
        return now.place.span
    sites = {label.site for label in value.labels if isinstance(label, Obj)}
    places = [place for (site, _), place in now.machine.evidence.writes.items() if site in sites]
    return next((place.span for place in places if place.path == now.frame.module.path), now.place.span)
