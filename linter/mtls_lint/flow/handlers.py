"""Handlers that a library makes: middleware objects that are registered like a function of the tree."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from zlib import crc32

from mtls_lint.flow.observe import Place
from mtls_lint.flow.state import State
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
    name = f"{now.place.path}:{now.place.span.start}"
    return library_handler(now.machine, value, now.row, _made_at(now, value), name, now.state) or (value, now.row)


def library_handler(
    machine: Machine, value: Value, row: Row, place: Place, name: str, state: State
) -> tuple[Value, Row] | None:
    """The function that calls a library's handler, or the instance of a class that extends one; None without.

    It goes on to the next handler, unless the library's is given that. It stands at ``place``, and is told by
    ``name`` from others there.
    """
    module, span = machine.program.modules[place.path], place.span
    types = [each for x in value.labels if isinstance(x, Inst) for each in machine.program.library_types(x.type)]
    rows = machine.program.library(module).find("call", *(f"{each}.<call>" for each in types))
    if not rows or any(isinstance(label, Fn) for label in value.labels):
        return None
    if row.wraps:
        row = replace(row, wraps=False, passes=(*row.passes, f"{_NEXT}:"))
    elif row.continues == "next" and not any(_NEXT in passed for passed in row.passes):
        # Through what the next handler is called from, nobody sees; it is when this one lets the request through.
        row = replace(row, continues="return")
    params = tuple(ir.Param(f"%{passed.partition(':')[0]}") for passed in row.passes)
    takes_all = len(rows[0].params) >= len(params)
    given = tuple(ir.Arg(param.name) for param in params if takes_all or _NEXT not in param.name)
    body: list[ir.Stmt] = [ir.Load("%handler", "<handler>", span), ir.Call("%result", "%handler", given, span)]
    body += [ir.Call("%after", param.name, (), span) for param in params if not takes_all and _NEXT in param.name]
    # No rule may take the words of a path for the handler's name.
    key = f"{module.path}::<handler {crc32(name.encode())}:{span.start}>"
    machine.program.adopt(key, module, ir.Function("<handler>", params, tuple(body), span))
    site = f"frame {key}"
    state.write(site, "<handler>", value)
    return Value(frozenset((Fn(key, site),))), row


def _made_at(now: Happening, value: Value) -> Place:
    """Where the handler was made.

    What is written to it afterwards does not count where it is registered as it is made, or written.
    """
    here = now.place
    if now.row.kind == "write" or value.labels & now.result.labels:
        return here
    return written_at(now.machine, value) or here


def written_at(machine: Machine, value: Value) -> Place | None:
    """Where an object was given what a model speaks of, else anything; None where it was given nothing."""
    sites = sorted({label.site for label in value.labels if isinstance(label, Obj)})
    written = [each for site in sites for each in machine.evidence.writes.get(site, {}).items()]
    return min(written, key=lambda each: not each[0].startswith("$"))[1] if written else None
