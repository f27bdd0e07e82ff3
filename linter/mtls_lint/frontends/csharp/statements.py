"""Statements."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from mtls_lint.frontends.base import span, text
from mtls_lint.frontends.csharp.calls import give_back, lower_body
from mtls_lint.frontends.csharp.lowering import Lowering, Target, expression, statement
from mtls_lint.frontends.csharp.names import child_text, modifiers, operands, statements_of
from mtls_lint.frontends.csharp.operators import assign, deconstruct
from mtls_lint.frontends.csharp.patterns import match
from mtls_lint.ir import nodes as ir

if TYPE_CHECKING:
    from tree_sitter import Node


@statement("block")
def _block(low: Lowering, node: Node) -> None:
    with low.variables():
        low.statements(statements_of(node))


@statement("expression_statement")
def _expression_statement(low: Lowering, node: Node) -> None:
    for child in operands(node):
        low.expr(child)


@statement("empty_statement", "goto_statement")
def _nothing(_low: Lowering, _node: Node) -> None:
    """A jump to a label is not followed: its target is lowered where it stands."""


@statement("local_declaration_statement")
def _local_declaration(low: Lowering, node: Node) -> None:
    for child in operands(node):
        if child.type != "modifier":
            low.stmt(child)


@statement("variable_declaration")
def _variables(low: Lowering, node: Node) -> None:
    type_ = low.file.type_of(node.child_by_field_name("type"))
    for declarator in node.named_children:
        if declarator.type == "variable_declarator":
            _variable(low, declarator, type_)


def _variable(low: Lowering, node: Node, type_: str) -> None:
    parts = operands(node)
    value = parts[-1] if any(child.type == "=" for child in node.children) and len(parts) > 1 else None
    if parts and parts[0].type == "tuple_pattern":
        if value is not None:
            deconstruct(low, parts[0], low.expr(value))
        return
    src = low.expr_as(value, type_) if value is not None else None
    name = child_text(node, "name")
    if name:
        low.declare(name, src, span(node), type_)
        if not type_ and value is not None and value.type == "object_creation_expression":
            low.note_type(name, low.file.type_of(value.child_by_field_name("type")))


@statement("local_function_statement")
def _local_function(low: Lowering, node: Node) -> None:
    name = child_text(node, "name") or "?"
    body = node.child_by_field_name("body")
    written = node.child_by_field_name("type")
    function = low.closure(
        name,
        span(node),
        low.file.parameters(node.child_by_field_name("parameters")),
        lambda: lower_body(low, body, returns=text(written) != "void" if written is not None else True),
        is_async="async" in modifiers(node),
        result_type=low.file.type_of(written),
    )
    low.write(name, function, span(node))


@statement("if_statement")
def _if(low: Lowering, node: Node) -> None:
    arms: list[ir.Arm] = []
    orelse: ir.Block = ()
    link: Node | None = node
    while link is not None:
        if link.type != "if_statement":
            orelse = low.captured_block(link)
            break
        condition = link.child_by_field_name("condition")
        with low.build.block() as test:
            cond = low.expr(condition) if condition is not None else low.build.const(None, span(link))
        arms.append(ir.Arm(test(), cond, low.captured_block(link.child_by_field_name("consequence"))))
        link = link.child_by_field_name("alternative")
    low.build.emit(ir.If(tuple(arms), orelse, span(node)))


@statement("preproc_if")
def _preprocessor(low: Lowering, node: Node) -> None:
    """Conditional compilation branches on something unknown; its variables outlive it."""
    condition = node.child_by_field_name("condition")
    alternative = node.child_by_field_name("alternative")
    skipped = {part.id for part in (condition, alternative) if part is not None}
    cond = low.build.combine("preprocessor", (), span(node))
    with low.build.block() as body:
        low.statements([child for child in operands(node) if child.id not in skipped])
    with low.build.block() as orelse:
        if alternative is not None:
            low.stmt(alternative)
    low.build.emit(ir.If((ir.Arm((), cond, body()),), orelse(), span(node)))


@statement("preproc_else")
def _preprocessor_else(low: Lowering, node: Node) -> None:
    low.statements(operands(node))


@statement("preproc_elif")
def _preprocessor_elif(low: Lowering, node: Node) -> None:
    _preprocessor(low, node)


def _loop(
    low: Lowering,
    node: Node,
    condition: Node | None,
    body: Callable[[], None],
    step: list[Node] | None = None,
    *,
    counted: bool = True,
    post: bool = False,
) -> None:
    label = low.build.label()
    with low.build.block() as test:
        cond: str | None = None
        if condition is not None:
            cond = low.expr(condition)
        elif counted:
            cond = low.build.const(True, span(node))  # noqa: FBT003
    low.frame.breaks.append(Target(label))
    low.frame.continues.append(label)
    with low.build.block() as block, low.variables():
        body()
    low.frame.breaks.pop()
    low.frame.continues.pop()
    with low.build.block() as after:
        for update in step or ():
            low.expr(update)
    low.build.emit(ir.Loop(label, test(), cond, block(), after(), span(node), post))


@statement("while_statement", "do_statement")
def _while(low: Lowering, node: Node) -> None:
    body = node.child_by_field_name("body")
    condition = node.child_by_field_name("condition")
    _loop(low, node, condition, lambda: _optional(low, body), post=node.type == "do_statement")


def _optional(low: Lowering, node: Node | None) -> None:
    if node is not None:
        low.stmt(node)


@statement("for_statement")
def _for(low: Lowering, node: Node) -> None:
    body = node.child_by_field_name("body")
    with low.variables():
        for initializer in node.children_by_field_name("initializer"):
            if initializer.is_named:
                low.stmt(initializer)
        updates = [update for update in node.children_by_field_name("update") if update.is_named]
        _loop(low, node, node.child_by_field_name("condition"), lambda: _optional(low, body), updates)


@statement("foreach_statement")
def _foreach(low: Lowering, node: Node) -> None:
    left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
    body = node.child_by_field_name("body")
    if right is None:
        return
    source = low.expr(right)
    type_ = low.file.type_of(node.child_by_field_name("type"))

    def one_round() -> None:
        item = low.build.temp()
        low.build.emit(ir.Iterate(item, source, span(node)))
        if left is not None and left.type == "identifier":
            low.declare(text(left), item, span(left), type_)
        elif left is not None:
            assign(low, left, item, span(left))
        _optional(low, body)

    _loop(low, node, None, one_round, counted=False)


@statement("break_statement")
def _break(low: Lowering, node: Node) -> None:
    if low.frame.breaks:
        low.frame.breaks[-1].used = True
        low.build.emit(ir.Break(low.frame.breaks[-1].label, span(node)))


@statement("continue_statement")
def _continue(low: Lowering, node: Node) -> None:
    if low.frame.continues:
        low.build.emit(ir.Continue(low.frame.continues[-1], span(node)))


@statement("return_statement")
def _return(low: Lowering, node: Node) -> None:
    value = next(iter(operands(node)), None)
    if value is None:
        low.build.emit(ir.Return(None, span(node)))
    else:
        give_back(low, value, span(node))


@statement("throw_statement")
def _throw(low: Lowering, node: Node) -> None:
    value = next(iter(operands(node)), None)
    low.build.emit(ir.Throw(low.expr(value) if value is not None else None, span(node)))


@statement("yield_statement")
def _yield(low: Lowering, node: Node) -> None:
    value = next(iter(operands(node)), None)
    if value is None:
        low.build.emit(ir.Return(None, span(node)))
    else:
        low.build.combine("yield", (low.expr(value),), span(node))


@statement("using_statement", "lock_statement", "fixed_statement")
def _with_resource(low: Lowering, node: Node) -> None:
    with low.variables():
        for part in operands(node):
            low.stmt(part)


@statement("labeled_statement")
def _labeled(low: Lowering, node: Node) -> None:
    for part in operands(node)[1:]:
        low.stmt(part)


@statement("try_statement")
def _try(low: Lowering, node: Node) -> None:
    body = low.captured_block(node.child_by_field_name("body"))
    handlers: list[ir.Handler] = []
    final: ir.Block = ()
    for child in node.named_children:
        if child.type == "catch_clause":
            handlers.append(_catch(low, child))
        elif child.type == "finally_clause":
            final = low.captured_block(operands(child)[-1])
    low.build.emit(ir.Try(body, tuple(handlers), final, span(node)))


def _catch(low: Lowering, node: Node) -> ir.Handler:
    types: tuple[str, ...] = ()
    name = ""
    condition: Node | None = None
    for child in node.named_children:
        if child.type == "catch_declaration":
            name = child_text(child, "name")
            types = tuple(filter(None, [low.file.type_of(child.child_by_field_name("type"))]))
        elif child.type == "catch_filter_clause":
            condition = operands(child)[0]
    where = span(node)
    with low.build.block() as block, low.variables():
        if name:
            low.bound(name, types[0] if types else "")
        body = node.child_by_field_name("body")
        if condition is None:
            _optional(low, body)
        else:
            # A filter that does not hold leaves the exception as if it had not been caught.
            cond = low.expr(condition)
            handled = low.captured_block(body)
            low.build.emit(ir.If((ir.Arm((), cond, handled),), (ir.Throw(None, where),), where))
    return ir.Handler(types, name or None, block(), where)


@statement("switch_statement")
def _switch(low: Lowering, node: Node) -> None:
    value, body = node.child_by_field_name("value"), node.child_by_field_name("body")
    if value is None or body is None:
        return
    subject = low.expr(value)
    target = Target(low.build.label())
    low.frame.breaks.append(target)
    arms: list[ir.Arm] = []
    orelse: ir.Block = ()
    with low.variables():
        for labels, is_default, statements in _sections(body):
            with low.build.block() as test:
                cond = _any_label(low, labels, subject)
            with low.build.block() as block:
                low.statements(statements)
            if is_default:
                orelse = block()
            else:
                arms.append(ir.Arm(test(), cond, block()))
    low.frame.breaks.pop()
    choice: tuple[ir.Stmt, ...] = (ir.If(tuple(arms), orelse, span(node)),) if arms else orelse
    if target.used:
        choice = (ir.Scope(target.label, choice, span(node)),)
    for each in choice:
        low.build.emit(each)


def _sections(body: Node) -> list[tuple[list[Node], bool, list[Node]]]:
    """The sections of a switch: labels, whether ``default`` is one of them, statements but a last break."""
    found: list[tuple[list[Node], bool, list[Node]]] = []
    labels: list[Node] = []
    is_default = False
    for section in body.named_children:
        if section.type != "switch_section":
            continue
        labels.append(section)
        is_default = is_default or any(child.type == "default" for child in section.children)
        colon = next((child.end_byte for child in section.children if child.type == ":"), section.end_byte)
        statements = [child for child in operands(section) if child.start_byte >= colon]
        if not statements:
            continue
        if statements[-1].type == "break_statement":
            statements.pop()
        elif statements[-1].type == "block":
            statements[-1:] = operands(statements[-1])
            if statements and statements[-1].type == "break_statement":
                statements.pop()
        found.append((labels, is_default, statements))
        labels, is_default = [], False
    if labels:
        found.append((labels, is_default, []))
    return found


def _any_label(low: Lowering, sections: list[Node], subject: str) -> str:
    cond = ""
    for section in sections:
        label = next((child for child in operands(section) if child.type != "when_clause"), None)
        if label is None or not any(child.type == "case" for child in section.children):
            continue
        guard = next((child for child in section.named_children if child.type == "when_clause"), None)

        def matched(label: Node = label, guard: Node | None = guard) -> str:
            return _guarded(low, label, guard, subject)

        cond = low.either(cond, matched, span(section)) if cond else matched()
    return cond


def _guarded(low: Lowering, label: Node, guard: Node | None, subject: str) -> str:
    if label.type.endswith("_pattern") or label.type == "discard":
        matched = match(low, label, subject)
    else:
        matched = low.compare("==", subject, low.expr(label), span(label))
    if guard is None:
        return matched
    return low.both(matched, lambda: low.expr(operands(guard)[0]), span(guard))


@expression("switch_expression")
def _switch_expression(low: Lowering, node: Node) -> str:
    parts = operands(node)
    where = span(node)
    subject = low.expr(parts[0])
    dst = low.build.temp()
    arms: list[ir.Arm] = []
    orelse: ir.Block | None = None
    with low.variables():
        for arm in parts[1:]:
            pieces = operands(arm)
            if arm.type != "switch_expression_arm" or len(pieces) < 2:
                continue
            guard = next((piece for piece in pieces if piece.type == "when_clause"), None)
            with low.build.block() as test:
                cond = _guarded(low, pieces[0], guard, subject)
            with low.build.block() as body:
                low.build.emit(ir.Copy(dst, low.expr(pieces[-1]), span(pieces[-1])))
            if pieces[0].type == "discard" and guard is None:
                orelse = body()
            else:
                arms.append(ir.Arm(test(), cond, body()))
    if orelse is None:
        with low.build.block() as unmatched:
            low.build.emit(ir.Throw(low.build.combine("no match", (subject,), where), where))
        orelse = unmatched()
    if arms:
        low.build.emit(ir.If(tuple(arms), orelse, where))
    else:
        for each in orelse:
            low.build.emit(each)
    return dst
