"""Functions of the tree that a user's own model tells the meaning of: the model counts, and the body does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtls_lint.flow import events
from mtls_lint.flow.effects import bind
from mtls_lint.flow.outcomes import BoundArg, promise
from mtls_lint.flow.values import NOTHING, RESOLVED, Obj, Value
from mtls_lint.models.own import own

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtls_lint.flow.frames import Frame
    from mtls_lint.flow.machine import Machine
    from mtls_lint.flow.program import Program
    from mtls_lint.flow.state import State
    from mtls_lint.ir.nodes import FunctionDecl, Module, Span
    from mtls_lint.models.schema import Row


def told(program: Program) -> dict[str, list[Row]]:
    """The rows of users by the key of the function of the tree that they are about."""
    rows = [row for row in own().rows if row.kind in ("call", "new")]
    found: dict[str, list[Row]] = {}
    for key, module, decl in program.declared() if rows else ():
        names = list(_names(program, module, decl))
        about = [row for row in rows if row.language == program.language(module.path) and _is_one(row, names)]
        if about:
            found[key] = about
    return found


def _names(program: Program, module: Module, decl: FunctionDecl) -> Iterator[str]:
    """What a function may be called by from elsewhere; a method by each type that declares one like it, too."""
    name = decl.name.partition("#")[0]
    owners = program.lineage(f"{module.name}::{decl.owner}") if decl.owner else []
    for place in _places(program, module):
        yield f"{place}.{name}"
    for owner in owners:
        yield owner.replace("::", ".") + name.removeprefix(decl.owner)


def _places(program: Program, module: Module) -> Iterator[str]:
    """What a file, or the package it is in, is imported by."""
    if module.language in ("javascript", "typescript"):
        yield module.path.rpartition(".")[0].removesuffix("/index")
        return
    yield module.name
    for folder, path in program.go_modules.items():
        if f"{module.name}/".startswith(f"{folder}/" if folder not in ("", ".") else ""):
            inner = module.name if folder in ("", ".") else module.name[len(folder) + 1 :]
            yield f"{path}/{inner}".strip("/.")


def _is_one(row: Row, names: list[str]) -> bool:
    """Whether one of the names is, or ends in, the row's; folders and packages count as a whole."""
    pattern = row.pattern.removeprefix("./")
    return "." in pattern and any(
        name == pattern or name.endswith((f".{pattern}", f"/{pattern}")) for name in names
    )


def apply(
    machine: Machine, key: str, args: Sequence[BoundArg], receiver: Value, state: State, frame: Frame, at: Span
) -> Value:
    """What a call of such a function gives and establishes; of an asynchronous one, once it resolved."""
    rows = machine.told[key]
    fitting = [row for row in rows if events.applies(machine, row, bind(row, args, receiver), state, frame, at)]
    site = f"call {frame.site_of(at)}:told"
    result = Value(frozenset((Obj(site, site),)))
    before = state.facts
    for row in fitting:
        bound = bind(row, args, receiver)
        result = events.happen(machine, row, bound, state, frame, at, at, result, args)
    if not machine.program.body(key).function.is_async or RESOLVED in result.holds:
        return result
    gained = state.facts - before
    state.facts = before
    return promise(result, gained or NOTHING, state, f"promise {site}")
