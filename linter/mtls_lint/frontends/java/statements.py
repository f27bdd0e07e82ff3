"""Lowering of Java statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtls_lint.frontends.base import span, text
from mtls_lint.frontends.java.expressions import arguments
from mtls_lint.frontends.java.lowering import Lowering, Target, statement
from mtls_lint.frontends.java.names import EXTRAS, child_text, identifier, operands
from mtls_lint.ir import nodes as ir

if TYPE_CHECKING:
    from tree_sitter import Node

_LOOPS = frozenset({"while_statement", "do_statement", "for_statement", "enhanced_for_statement"})


@statement("class_declaration", "interface_declaration", "enum_declaration", "record_declaration")
@statement("annotation_type_declaration", "method_declaration", "constructor_declaration", "class_body")
@statement("import_declaration", "package_declaration", "module_declaration", "modifiers", *EXTRAS)
def _nothing(low: Lowering, node: Node) -> None:
    """Declarations are the index's."""


@statement("block", "constructor_body")
def _block(low: Lowering, node: Node) -> None:
    with low.variables():
        low.statements(operands(node))


@statement("expression_statement")
def _expression(low: Lowering, node: Node) -> None:
    for child in operands(node):
        low.expr(child)


@statement("local_variable_declaration")
def _variables(low: Lowering, node: Node) -> None:
    declared = node.child_by_field_name("type")
    for declarator in node.children_by_field_name("declarator"):
        name = declarator.child_by_field_name("name")
        value = declarator.child_by_field_name("value")
        if name is None:
            continue
        type_ = low.file.variable_type(declared, low.owner, child_text(declarator, "dimensions"))
        low.declare(identifier(name), low.expr(value) if value is not None else None, span(declarator), type_)


@statement("if_statement")
def _if(low: Lowering, node: Node) -> None:
    arms: list[ir.Arm] = []
    where = span(node)
    rest: Node | None = node
    while rest is not None and rest.type == "if_statement":
        # What a pattern in the condition binds may be read after the statement: no scope of its own.
        with low.build.block() as test:
            cond = low.expr(rest.child_by_field_name("condition"))
        arms.append(ir.Arm(test(), cond, low.branch(rest.child_by_field_name("consequence"))))
        rest = rest.child_by_field_name("alternative")
    low.build.emit(ir.If(tuple(arms), low.branch(rest), where))


def _loop_target(low: Lowering) -> Target:
    name, low.label = low.label, ""
    return Target(low.build.label(), "loop", name)


@statement("while_statement", "do_statement")
def _while(low: Lowering, node: Node) -> None:
    target = _loop_target(low)
    with low.build.block() as test:
        cond = low.expr(node.child_by_field_name("condition"))
    with low.inside(target):
        body = low.branch(node.child_by_field_name("body"))
    post = node.type == "do_statement"
    low.build.emit(ir.Loop(target.label, test(), cond, body, (), span(node), post))


@statement("for_statement")
def _for(low: Lowering, node: Node) -> None:
    target = _loop_target(low)
    with low.variables():
        for first in node.children_by_field_name("init"):
            low.stmt(first)
        condition = node.child_by_field_name("condition")
        with low.build.block() as test:
            cond = low.expr(condition) if condition is not None else low.build.const(True, span(node))  # noqa: FBT003
        with low.inside(target):
            body = low.branch(node.child_by_field_name("body"))
        with low.build.block() as step:
            for update in node.children_by_field_name("update"):
                low.stmt(update)
    low.build.emit(ir.Loop(target.label, test(), cond, body, step(), span(node)))


@statement("enhanced_for_statement")
def _for_each(low: Lowering, node: Node) -> None:
    target = _loop_target(low)
    items = low.expr(node.child_by_field_name("value"))
    type_ = low.file.variable_type(node.child_by_field_name("type"), low.owner, child_text(node, "dimensions"))
    name = node.child_by_field_name("name")
    with low.inside(target), low.build.block() as body, low.variables():
        item = low.build.temp()
        where = span(name) if name is not None else span(node)
        low.build.emit(ir.Iterate(item, items, where))
        low.declare(identifier(name), item, where, type_)
        if (inner := node.child_by_field_name("body")) is not None:
            low.stmt(inner)
    low.build.emit(ir.Loop(target.label, (), None, body(), (), span(node)))


@statement("labeled_statement")
def _labelled(low: Lowering, node: Node) -> None:
    parts = operands(node)
    if len(parts) < 2:
        return
    name, inner = text(parts[0]), parts[1]
    if inner.type in _LOOPS:
        low.label = name
        low.stmt(inner)
        return
    target = Target(low.build.label(), "block", name)
    with low.inside(target):
        body = low.branch(inner)
    low.build.emit(ir.Scope(target.label, body, span(node)))


@statement("break_statement", "continue_statement")
def _leave(low: Lowering, node: Node) -> None:
    parts = operands(node)
    name = text(parts[0]) if parts else ""
    make = ir.Continue if node.type == "continue_statement" else ir.Break
    kinds = {"loop"} if make is ir.Continue else {"loop", "block"} if name else {"loop", "switch"}
    for target in reversed(low.targets):
        if target.kind in kinds and (not name or target.name == name):
            target.used = True
            low.build.emit(make(target.label, span(node)))
            return


@statement("return_statement")
def _return(low: Lowering, node: Node) -> None:
    parts = operands(node)
    low.build.emit(ir.Return(low.expr(parts[0]) if parts else None, span(node)))


@statement("throw_statement")
def _throw(low: Lowering, node: Node) -> None:
    parts = operands(node)
    low.build.emit(ir.Throw(low.expr(parts[0]) if parts else None, span(node)))


@statement("assert_statement")
def _assert(low: Lowering, node: Node) -> None:
    """Evaluated, yet no branch: assertions are off in production."""
    for child in operands(node):
        low.expr(child)


@statement("synchronized_statement")
def _synchronized(low: Lowering, node: Node) -> None:
    for child in operands(node):
        low.stmt(child)


@statement("explicit_constructor_invocation")
def _constructor_call(low: Lowering, node: Node) -> None:
    called = node.child_by_field_name("constructor")
    where = span(called) if called is not None else span(node)
    if called is not None and called.type == "super":
        superclass = low.owner.superclass if low.owner is not None else ""
        callee = low.build.load(superclass.rpartition(".")[2] or "Object", where)
    else:
        callee = low.this(where)
    low.call(callee, arguments(low, node), span(node), where, method="<init>")


@statement("try_statement", "try_with_resources_statement")
def _try(low: Lowering, node: Node) -> None:
    handlers: list[ir.Handler] = []
    final: ir.Block = ()
    with low.build.block() as body, low.variables():
        resources = node.child_by_field_name("resources")
        for resource in operands(resources) if resources is not None else ():
            _resource(low, resource)
        if (inner := node.child_by_field_name("body")) is not None:
            low.stmt(inner)
    for child in operands(node):
        if child.type == "catch_clause":
            handlers.append(_handler(low, child))
        elif child.type == "finally_clause":
            final = low.branch(next(iter(operands(child)), None))
    if handlers or final:
        low.build.emit(ir.Try(body(), tuple(handlers), final, span(node)))
        return
    for each in body():
        low.build.emit(each)


def _resource(low: Lowering, node: Node) -> None:
    name, value = node.child_by_field_name("name"), node.child_by_field_name("value")
    if name is None or value is None:
        low.statements(operands(node))
        return
    type_ = low.file.variable_type(node.child_by_field_name("type"), low.owner)
    low.declare(identifier(name), low.expr(value), span(node), type_)


def _handler(low: Lowering, node: Node) -> ir.Handler:
    parameter = next((part for part in operands(node) if part.type == "catch_formal_parameter"), None)
    types: list[str] = []
    name = ""
    if parameter is not None:
        name = identifier(parameter.child_by_field_name("name"))
        caught = next((part for part in operands(parameter) if part.type == "catch_type"), None)
        types = [low.file.type_of(type_, low.owner) for type_ in operands(caught)] if caught is not None else []
    with low.variables():
        if name and name != "_":
            low.scope.locals.add(name)
        body = low.branch(node.child_by_field_name("body"))
    return ir.Handler(tuple(types), name if name != "_" else None, body, span(node))
