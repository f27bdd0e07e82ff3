"""What a program registers by declaring it, for a framework that finds it.

An annotated method is a route; a type that implements what the framework looks for runs before the routes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from mtls_lint.flow.addresses import LAST, Reach, joined, number
from mtls_lint.flow.arguments import receiver_for, root_arguments
from mtls_lint.flow.filters import behind
from mtls_lint.flow.handlers import handler_by_method, library_handler, written_at
from mtls_lint.flow.heritage import furnish
from mtls_lint.flow.observe import NEW, Place
from mtls_lint.flow.state import State
from mtls_lint.flow.values import UNKNOWN, Fn, Inst, Obj, Sym, TypeRef, Value
from mtls_lint.ir import nodes as ir

if TYPE_CHECKING:
    from mtls_lint.flow.machine import Machine
    from mtls_lint.flow.relevance import Relevance
    from mtls_lint.flow.wiring import Handler
    from mtls_lint.models.schema import Row

_SIGNATURE = re.compile(r"^(?P<name>[^()]+?)(?:\((?P<args>[^()]*)\))?$")
_EVENTS = ("route", "middleware")
_DECLARED = ("", "result")
"""The handler is the annotated method, or what it makes; any other function is named by the annotation."""


def declare(machine: Machine, relevant: Relevance) -> None:
    """Registers what is declared; routes that do nothing with tokens stand for what leads to them."""
    if not relevant.rooted:
        return
    program = machine.program
    for type_key, module, decl in program.types():
        names = [n for base in program.library_bases(type_key) for n in program.library(module).ancestry(base)]
        rows = [row for name in dict.fromkeys(names) for row in program.library(module).find("type", name)]
        for row in rows if not decl.is_interface else ():
            if row.event in _EVENTS:
                _declared_type(machine, row, type_key, module, decl, relevant)
    for key, module, function in program.declared():
        library = program.library(module)
        around = module.types[function.owner].annotations if function.owner in module.types else ()
        for mark in (*around, *function.annotations):
            if guards := [row for row in library.find("annotated", mark.name) if row.guards]:
                machine.guard(Value(frozenset((Fn(key),))), guards, Place(module.path, mark.span))
        for mark in function.annotations:
            for row in library.find("annotated", mark.name):
                if row.event in _EVENTS and row.function in _DECLARED and function.owner:
                    _declared_method(machine, row, key, module, function, mark, relevant)


def _declared_type(
    machine: Machine, row: Row, type_key: str, module: ir.Module, decl: ir.TypeDecl, relevant: Relevance
) -> None:
    """A type that a framework makes an instance of, where one of the row's marks, if any, says so."""
    chosen = [(mark, written) for written in row.marks for mark in decl.annotations if mark.name == _name(written)]
    if row.marks and not chosen:
        return
    keys = [key for name in row.method.split("|") if name for key in machine.program.methods(type_key, name)]
    place = Place(module.path, chosen[0][0].span if chosen else decl.span)
    paths = frozenset(text for mark, written in chosen for text in texts(mark, written))
    if not row.method and (own := _instance_as_handler(machine, row, type_key, place)) is not None:
        machine.wiring.stand(place, _named_by(machine, row, type_key), [own], Reach())
    for key in keys if row.event == "route" else keys[:1]:
        machine.ready_type(type_key)
        handler = Value(frozenset((Fn(key, "", f"this {type_key}"),)))
        if row.event == "route":
            _route(machine, row, place, [(handler, row)], paths, frozenset(), serves=key in relevant.operating)
        else:
            reach = Reach(paths, frozenset(), _bound(machine, row, decl.annotations),
                          (int(row.phase or 0), _order(row, decl.annotations)))  # fmt: skip
            machine.wiring.stand(place, _owners(row), [(handler, row)], reach)
        machine.invoked.add(key)


def _instance_as_handler(machine: Machine, row: Row, type_key: str, place: Place) -> Handler | None:
    """The instance that a framework makes of a type, where a library says what calling it does."""
    machine.ready_type(type_key)
    instance = _instance(type_key)
    return library_handler(machine, instance, row, written_at(machine, instance) or place, type_key, machine.base)


def _instance(type_key: str) -> Value:
    return Value(frozenset((Obj(f"this {type_key}", f"this {type_key}"), Inst(type_key))))


def _named_by(machine: Machine, row: Row, type_key: str) -> frozenset[str]:
    """The chains whose names stand in a slot of the instance, the first of several that is filled."""
    slots = (machine.base.read(f"this {type_key}", path.rpartition(".")[2]) for path in row.owner.split(" | "))
    return next((behind(slot) for slot in slots if slot is not None), frozenset())


def _declared_method(
    machine: Machine,
    row: Row,
    key: str,
    module: ir.Module,
    function: ir.FunctionDecl,
    mark: ir.Annotation,
    relevant: Relevance,
) -> None:
    """An annotated method: a route, or (by ``function = "result"``) one that makes what runs before routes."""
    type_key = f"{module.name}::{function.owner}"
    place = Place(module.path, mark.span)
    if row.function == "result":
        made = _made_by(machine, key) if _may_make(machine, key, row) else UNKNOWN
        handler = handler_by_method(machine, made, row.method)
        if any(isinstance(label, Fn) for label in handler.labels):
            reach = Reach(rank=(int(row.phase or 0), _order(row, function.annotations)))
            machine.wiring.stand(place, _owners(row), [(handler, row)], reach)
            machine.invoked.update(label.key for label in handler.labels if isinstance(label, Fn))
        return
    around = module.types[function.owner].annotations if function.owner in module.types else ()
    if row.event == "middleware":
        handler = Value(frozenset((Fn(key, "", f"this {type_key}"),)))
        paths = frozenset(
            text for each in around if each.name == _name(row.prefix) for text in texts(each, row.prefix)
        )
        reach = Reach(paths, rank=(int(row.phase or 0), _order(row, function.annotations)))
        machine.ready_type(type_key)
        machine.wiring.stand(place, _owners(row), [(handler, row)], reach)
        machine.invoked.add(key)
        return
    beside = [each for each in function.annotations if each.name == _name(row.prefix) != mark.name]
    own = frozenset(texts(mark, f"{row.pattern}({', '.join(row.params)})"))
    own |= frozenset(text for each in beside for text in texts(each, row.prefix))
    prefixes = frozenset(
        text for outer in around if outer.name == _name(row.prefix) for text in texts(outer, row.prefix)
    )
    machine.ready_type(type_key)
    marks = frozenset(_simple(each) for each in (*around, *function.annotations))
    guards = [guard for each in (*around, *function.annotations) for guard in _guarding(machine, each, module)]
    operating = {key, *(label.key for guard, _ in guards for label in guard.labels if isinstance(label, Fn))}
    own_handler = (Value(frozenset((Fn(key, "", f"this {type_key}"),))), row)
    # What a library's handler does is not in the tree.
    serves = any(
        x in relevant.operating or x in relevant.reading or not machine.program.is_declared(x) for x in operating
    )
    _route(machine, row, place, [*guards, own_handler], joined(prefixes, own), marks, serves=serves)
    machine.invoked |= operating


def _guarding(machine: Machine, mark: ir.Annotation, module: ir.Module) -> list[Handler]:
    """The handlers that an annotation names, which run in front of what it stands before."""
    program = machine.program
    found: list[Handler] = []
    for row in program.library(module).find("annotated", mark.name):
        for arg in mark.args if row.event == "middleware" and row.function not in _DECLARED else ():
            name, _, given = arg.rstrip(")").partition("(")
            named = (
                program.name_labels(name, module) if name.isidentifier() else program.import_labels(name, module)
            )
            for label in named:
                if isinstance(label, TypeRef):
                    machine.ready_type(label.key)
                    handler = handler_by_method(machine, _instance(label.key), row.method)
                    own = _instance_as_handler(machine, row, label.key, Place(module.path, mark.span))
                    found.append((handler, row) if handler.labels or own is None else own)
                elif isinstance(label, Sym):
                    made = replace(mark, name=label.name, args=tuple(given.split(", ")) if given else ())
                    found.append(_made_by_library(machine, made, module, row) or (Value(frozenset((label,))), row))
    return found


def _made_by_library(machine: Machine, mark: ir.Annotation, module: ir.Module, row: Row) -> Handler | None:
    """The handler that a library makes of what a call in an annotation says."""
    site = f"{NEW}{module.path}:{mark.span.start}:{mark.name}"
    value = Value(frozenset((Obj(site, site), Inst(mark.name))))
    furnish(machine, mark, module, value, machine.base)
    return library_handler(machine, value, row, Place(module.path, mark.span), mark.name, machine.base)


def _route(
    machine: Machine,
    row: Row,
    place: Place,
    handlers: list[Handler],
    paths: frozenset[str],
    marks: frozenset[str],
    *,
    serves: bool,
) -> None:
    machine.wiring.add(place, _owners(row), handlers if serves else [], paths, marks)


def _owners(row: Row) -> frozenset[str]:
    """The registry that all of a framework share."""
    name = row.owner.strip("'") if row.owner != "this" else row.package
    return frozenset((f"registry {name}",))


def _may_make(machine: Machine, key: str, row: Row) -> bool:
    """Whether a method's declared result is a type that may be such a handler."""
    body = machine.program.body(key)
    declared = machine.program.type_labels(body.function.result_type, body.module)
    types = [label.type for label in declared if isinstance(label, Inst)]
    return any(machine.program.methods(name, method) for name in types for method in row.method.split("|")) or any(
        each.event == "middleware"
        for name in types
        for each in machine.program.library(body.module).find("type", name)
    )


def _made_by(machine: Machine, key: str) -> Value:
    body = machine.program.body(key)
    if key in machine.invoked:
        return UNKNOWN
    outcome = machine.run_root(key, root_arguments(machine, key), receiver_for(machine, body), State())
    return outcome.value


def _simple(mark: ir.Annotation) -> str:
    return mark.name.rpartition(".")[2]


def _name(written: str) -> str:
    return written.partition("(")[0]


def texts(mark: ir.Annotation, written: str) -> list[str]:
    """The arguments of an annotation that count: those without a name, and those the signature names."""
    match = _SIGNATURE.match(written)
    wanted = {name.strip() for name in (match["args"] or "").split(",")} if match else set()
    found = []
    for arg in mark.args:
        name, equals, value = arg.partition("=")
        if not (equals and name.isidentifier()):
            found.append(arg)
        elif name in wanted:
            found.append(value)
    return found if wanted - {""} else []


def _bound(machine: Machine, row: Row, marks: Iterable[ir.Annotation]) -> frozenset[str]:
    """The annotations of a type that are themselves declared to bind it to the routes that carry them."""
    if not row.binds:
        return frozenset()
    binding: Callable[[str], bool] = lambda name: any(  # noqa: E731
        mark.name in row.binds for mark in machine.program.annotations_of(name)
    )
    return frozenset(_simple(mark) for mark in marks if binding(mark.name))


def _order(row: Row, marks: Iterable[ir.Annotation]) -> float:
    written = [text for mark in marks if mark.name == _name(row.order) for text in texts(mark, row.order)]
    return number(written[0], row.orders) if written else LAST
