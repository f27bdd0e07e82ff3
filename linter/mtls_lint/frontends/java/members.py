"""Lowering of what a Java type consists of: methods, constructors, field initialisers, record members."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from mtls_lint.frontends.base import span, text

# These two register what they lower.
from mtls_lint.frontends.java import statements, switches  # noqa: F401
from mtls_lint.frontends.java.expressions import arguments
from mtls_lint.frontends.java.lowering import Lowering
from mtls_lint.frontends.java.names import (
    EXTRAS,
    FileInfo,
    TypeInfo,
    child_text,
    identifier,
    informative,
    operands,
)
from mtls_lint.ir import nodes as ir

if TYPE_CHECKING:
    from tree_sitter import Node

Lower = Callable[[str], ir.Function]
TYPES = frozenset(
    {
        "class_declaration",
        "interface_declaration",
        "enum_declaration",
        "record_declaration",
        "annotation_type_declaration",
    }
)
ANNOTATED = frozenset({"method_declaration", "constructor_declaration", "compact_constructor_declaration"})
_DEFAULTS = ("${", "defaultValue")
"""What stands in an annotation that says what a field holds when nobody says anything else."""
_NAMED = re.compile(r"\w+=")
_DECLARATIONS = TYPES | {"package_declaration", "import_declaration", "module_declaration", "method_declaration"}


def runs_at_top_level(node: Node) -> bool:
    """Whether a child of the file is a statement, and not a declaration."""
    return node.type not in _DECLARATIONS and node.type not in EXTRAS


def top_level(file: FileInfo, root: Node, name: str) -> ir.Function:
    """The statements outside of any type, as snippets and compact source files have them."""
    low = Lowering(file, None, module_level=True)
    nodes = [node for node in root.named_children if runs_at_top_level(node)]
    return low.function(name, span(root), (), partial(low.statements, nodes))


def method(file: FileInfo, info: TypeInfo | None, node: Node, name: str) -> ir.Function:
    """A method with a body."""
    low = Lowering(file, info)
    result = file.type_of(node.child_by_field_name("type"), info, child_text(node, "dimensions"))
    return _function(low, node, name, "" if result == "void" else result)


def constructor(file: FileInfo, info: TypeInfo, node: Node, name: str) -> ir.Function:
    """A constructor that is written out in full."""
    return _function(Lowering(file, info), node, name, "")


def _function(low: Lowering, node: Node, name: str, result_type: str) -> ir.Function:
    params = low.file.parameters(node.child_by_field_name("parameters"), low.owner)
    body = node.child_by_field_name("body")
    nodes = operands(body) if body is not None else []
    marks = low.file.annotations(node)
    return low.function(name, span(node), params, partial(low.statements, nodes), result_type, marks)


def canonical(file: FileInfo, info: TypeInfo, compact: Node | None, name: str) -> ir.Function:
    """The constructor of a record that takes its components, after the body of a compact one."""
    low = Lowering(file, info)
    node = compact or info.node

    def body() -> None:
        if compact is not None and (block := compact.child_by_field_name("body")) is not None:
            low.statements(operands(block))
        for component in info.components:
            low.build.emit(ir.SetField("this", component.name, component.name, span(node)))

    marks = file.annotations(compact) if compact is not None else ()
    return low.function(name, span(node), info.components, body, annotations=marks)


def accessor(info: TypeInfo, component: ir.Param, name: str) -> ir.Function:
    """The method of a record that returns a component."""
    where = span(info.node)
    body = (ir.Field("%1", "this", component.name, where), ir.Return("%1", where))
    return ir.Function(name, (), body, where, receiver="this", owner=info.name, result_type=component.type)


def initialises(node: Node) -> bool:
    """Whether a member does something when the type or an instance of it is made."""
    if node.type in ("field_declaration", "constant_declaration"):
        declarators = node.children_by_field_name("declarator")
        return any(each.child_by_field_name("value") is not None for each in declarators) or _has_default(node)
    return node.type in ("enum_constant", "block", "static_initializer")


def _has_default(node: Node) -> bool:
    """Whether an annotation of a field may say what it holds when nobody says anything else."""
    return any(word in text(each) for each in node.children if each.type == "modifiers" for word in _DEFAULTS)


def fields(file: FileInfo, info: TypeInfo, name: str) -> ir.Function:
    """Field initialisers, enumeration constants and initialiser blocks, in order."""
    low = Lowering(file, info)

    def body() -> None:
        for node in info.members:
            if node.type in ("field_declaration", "constant_declaration"):
                _field(low, node)
            elif node.type == "enum_constant":
                _constant(low, info, node)
            elif node.type in ("block", "static_initializer"):
                low.statements([node] if node.type == "block" else operands(node))

    return low.function(name, span(info.node), (), body)


def _field(low: Lowering, node: Node) -> None:
    declared = node.child_by_field_name("type")
    if _has_default(node):
        _annotated(low, node)
    for declarator in node.children_by_field_name("declarator"):
        value, called = declarator.child_by_field_name("value"), declarator.child_by_field_name("name")
        if value is None or called is None:
            continue
        where = span(declarator)
        type_ = informative(low.file.type_of(declared, low.owner, child_text(declarator, "dimensions")))
        result = low.expr(value)
        if type_:
            result = low.cast(result, type_, where)
        low.build.emit(ir.SetField("this", identifier(called), result, where))


def _annotated(low: Lowering, node: Node) -> None:
    """A field holds what a call of its annotation, by the annotation's arguments, gives."""
    names = [declarator.child_by_field_name("name") for declarator in node.children_by_field_name("declarator")]
    for mark in low.file.annotations(node):
        args = []
        for written in mark.args:
            keyword, _, value = written.partition("=") if _NAMED.match(written) else ("", "", written)
            args.append(ir.Arg(low.build.const(value, mark.span), keyword))
        callee = low.build.load(f"@{mark.name}" if "." in mark.name else mark.name, mark.span)
        result = low.build.temp()
        low.build.emit(ir.Call(result, callee, tuple(args), mark.span, anchor=mark.span))
        for called in names:
            if called is not None:
                low.build.emit(ir.SetField("this", identifier(called), result, mark.span))


def _constant(low: Lowering, info: TypeInfo, node: Node) -> None:
    name, body = node.child_by_field_name("name"), node.child_by_field_name("body")
    where = span(name) if name is not None else span(node)
    special = low.file.bodies.get(body.start_byte) if body is not None else None
    callee = low.build.load(special.name if special is not None else info.name, where)
    value = low.call(callee, arguments(low, node), span(node), where, new=True)
    low.build.emit(ir.SetField("this", identifier(name), value, span(node)))
