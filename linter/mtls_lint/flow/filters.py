"""Handlers that classes are: by the library types they implement, and by the marks on what they stand before.

A framework that is handed a class of the tree runs the method that its own interface names; what an annotation
of a function, or of its type, names runs in front of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtls_lint.flow.observe import Place
from mtls_lint.flow.values import Fn, Inst, Label, Lit, Obj, TypeRef, Value

if TYPE_CHECKING:
    from mtls_lint.flow.machine import Machine
    from mtls_lint.ir import nodes as ir
    from mtls_lint.models.schema import Row


def implemented(machine: Machine, value: Value) -> list[tuple[Value, Row]]:
    """The handlers that a class, or an instance of one, is, each with the row that says how it is run."""
    sites = [label.site for label in value.labels if isinstance(label, Obj)]
    found: list[tuple[Value, Row]] = []
    for label in sorted(value.labels, key=repr):
        match label:
            case TypeRef(key):
                machine.ready_type(key)
                found += _of_class(machine, key, f"this {key}")
            case Inst(key):
                found += _of_class(machine, key, sites[0] if sites else "")
    return found


def in_front(machine: Machine, fn: Fn) -> list[tuple[Value, Row]]:
    """What the marks of a function, and of the type it belongs to, put in front of it, outermost first."""
    owner, marks = machine.program.marks(fn.key)
    for mark, module in marks:
        if guards := [row for row in machine.program.library(module).find("annotated", mark.name) if row.guards]:
            machine.guard(Value(frozenset((fn,))), guards, Place(module.path, mark.span))
    lifted = {row.package for row in mark_rows(machine, fn) if row.lifts}
    found = [handler for mark, module in marks for handler in _of_mark(machine, fn, mark, module, lifted)]
    return found + (_of_class(machine, owner, fn.receiver or f"this {owner}") if owner else [])


def mark_rows(machine: Machine, fn: Fn) -> list[Row]:
    """The rows of the marks on a function and on the type it belongs to."""
    marks = machine.program.marks(fn.key)[1]
    return [row for mark, module in marks for row in machine.program.library(module).find("annotated", mark.name)]


def _of_class(machine: Machine, key: str, site: str) -> list[tuple[Value, Row]]:
    """The methods of a class of the tree that are handlers because of the library types it implements."""
    program = machine.program
    known = program.type_decl(key)
    if known is None:
        return []
    library = program.library(known[0])
    names = [name for base in program.library_bases(key) for name in library.ancestry(base)]
    rows = [row for name in dict.fromkeys(names) for row in library.find("implements", name)]
    own = [
        (Fn(method, "", site), row) for row in rows if not row.taken for method in program.methods(key, row.method)
    ]
    taking = [(fn, row) for row in rows if row.taken for fn in program.taking(key, row.method)]
    return [(Value(frozenset((method,))), row) for method, row in (*own, *taking)]


def _of_mark(
    machine: Machine, fn: Fn, mark: ir.Annotation, module: ir.Module, lifted: set[str]
) -> list[tuple[Value, Row]]:
    """The handlers that an annotation names, or, where it is a class of the tree, is."""
    rows = machine.program.library(module).find("annotated", mark.name)
    named: set[Label] = set()
    found: list[tuple[Value, Row]] = []
    for row in rows:
        if row.event == "middleware" and row.behind:
            found += machine.wiring.named(_named(machine, fn, mark, row)) if row.package not in lifted else []
        elif row.event == "middleware" and mark.args:
            named.update(machine.program.name_labels(mark.args[0], module))
    if not rows:
        named.update(machine.program.mark_types(mark, module))
    return found + implemented(machine, Value(frozenset(named)))


def _named(machine: Machine, fn: Fn, mark: ir.Annotation, row: Row) -> str:
    """The name of the chain that an annotation puts its function behind: of several the first that is given."""
    from mtls_lint.flow.arguments import written_arguments
    from mtls_lint.flow.effects import bind

    given = bind(row, written_arguments(machine, machine.program.body(fn.key), mark), Value(frozenset()))
    for path in row.behind.split(" | "):
        if path.startswith("'"):
            return path.strip("'")
        if path in given:
            return given[path].text or ""
    return ""


def registry(name: str) -> str:
    """The owner of the chain that goes by a name in the whole program."""
    return f"registry {name}"


def behind(value: Value) -> frozenset[str]:
    """The owners of the chains that a value leads to: objects that own one, or the names of some."""
    sites = frozenset(label.site for label in value.labels if isinstance(label, Obj))
    texts = (label.value for label in value.labels if isinstance(label, Lit) and isinstance(label.value, str))
    return sites or frozenset(map(registry, texts))
