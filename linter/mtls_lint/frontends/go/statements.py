"""Statements: blocks, returns, jumps, loops, deferred and concurrent calls."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtls_lint.frontends.base import span, text
from mtls_lint.frontends.go.assignments import binder, is_blank, items
from mtls_lint.frontends.go.functions import return_values
from mtls_lint.frontends.go.lowering import Lowering, statement
from mtls_lint.frontends.go.names import parts
from mtls_lint.ir import nodes as ir

if TYPE_CHECKING:
    from tree_sitter import Node

_LABELLED = frozenset(
    {"for_statement", "expression_switch_statement", "type_switch_statement", "select_statement"}
)


@statement("comment", "type_declaration", "empty_statement", "fallthrough_statement", "\n", ";")
def _nothing(low: Lowering, node: Node) -> None:
    """Says nothing to the analysis where it stands."""


@statement("block")
def _block(low: Lowering, node: Node) -> None:
    with low.frame.inner_block():
        low.stmts(node.named_children)


@statement("return_statement")
def _return(low: Lowering, node: Node) -> None:
    values = parts(node)
    value = low.expr(values[0]) if values else return_values(low, span(node))
    low.emit(ir.Return(value, span(node)))


@statement("go_statement")
def _go(low: Lowering, node: Node) -> None:
    """What runs on the side may have run, or not yet."""
    unknown = low.build.combine("go", (), span(node))
    with low.build.block() as body:
        low.each(parts(node))
    low.emit(ir.If((ir.Arm((), unknown, body()),), (), span(node)))


@statement("defer_statement")
def _defer(low: Lowering, node: Node) -> None:
    with low.build.block() as body:
        low.each(parts(node))
    low.emit(ir.Defer(body(), span(node)))


@statement("send_statement")
def _send(low: Lowering, node: Node) -> None:
    channel, value = node.child_by_field_name("channel"), node.child_by_field_name("value")
    low.build.combine("send", (low.expr(channel), low.expr(value)), span(node))


@statement("receive_statement")
def _receive(low: Lowering, node: Node) -> None:
    """The receiving case of a select; what is received first, whether the channel was open second."""
    received = low.expr(node.child_by_field_name("right"))
    where = span(node)
    bind_one = binder(low, node)
    for position, target in enumerate(items(node.child_by_field_name("left"))[:2]):
        value = received
        if position == 1:
            value = low.build.temp()
            low.emit(ir.Compare(value, "!=", received, low.build.const(None, where), where))
        if not is_blank(target):
            bind_one(target, value)


@statement("labeled_statement")
def _labeled(low: Lowering, node: Node) -> None:
    """Only loops, switches and selects are left by label; other labels are there for goto."""
    label = node.child_by_field_name("label")
    for inner in parts(node)[1:]:
        if label is not None and inner.type in _LABELLED:
            low.frame.label = text(label)
        low.stmt(inner)


@statement("break_statement", "continue_statement")
def _jump(low: Lowering, node: Node) -> None:
    labels = parts(node)
    label = text(labels[0]) if labels else ""
    is_break = node.type == "break_statement"
    for target in reversed(low.frame.targets):
        if (is_break or target.is_loop) and label in ("", target.name):
            target.used = True
            low.emit(ir.Break(target.label, span(node)) if is_break else ir.Continue(target.label, span(node)))
            return


@statement("goto_statement")
def _goto(low: Lowering, node: Node) -> None:
    """A goto ends its path: where it leads is not followed, and what comes after it is not reached by it."""
    low.emit(ir.Throw(low.build.combine("goto", (), span(node)), span(node)))


@statement("for_statement")
def _for(low: Lowering, node: Node) -> None:
    body = node.child_by_field_name("body")
    head = next((child for child in parts(node) if child != body), None)
    with low.frame.inner_block(), low.frame.target(is_loop=True) as target:
        if head is not None and head.type == "range_clause":
            _range(low, node, head, body, target.label)
        else:
            _while(low, node, head, body, target.label)


def _while(low: Lowering, node: Node, head: Node | None, body: Node | None, label: str) -> None:
    counted = _counted(head)
    if counted is not None:
        counter, listed, down = counted
        _each(low, node, counter, listed, body, label, down=down)
        return
    condition, update = head, None
    if head is not None and head.type == "for_clause":
        initial = head.child_by_field_name("initializer")
        condition, update = head.child_by_field_name("condition"), head.child_by_field_name("update")
        if initial is not None:
            low.stmt(initial)
    with low.build.block() as test:
        cond = low.expr(condition) if condition is not None else low.build.const(value=True, span=span(node))
    rounds = low.nested(body)
    low.emit(ir.Loop(label, test(), cond, rounds, low.nested(update), span(node)))


def _counted(head: Node | None) -> tuple[Node, Node, bool] | None:
    """The variable and the list of a loop that counts through all places of a list, and whether it counts down."""
    ends = _COUNTING.fullmatch(text(head)) if head is not None and head.type == "for_clause" else None
    if head is None or ends is None:
        return None
    bound = head.child_by_field_name("initializer" if ends["down"] else "condition")
    assert bound is not None
    counter = items(head.child_by_field_name("initializer").child_by_field_name("left"))[0]  # type: ignore[union-attr]
    pending, found = [bound], None
    while pending and found is None:
        inner = pending.pop()
        found = inner if inner.type == "argument_list" else None
        pending += parts(inner)
    return (counter, parts(found)[0], bool(ends["down"])) if found is not None else None


_COUNTING = re.compile(
    r"(?P<i>\w+)\s*:=\s*(?:0\s*;\s*(?P=i)\s*<\s*len\([\w.]+\)\s*;\s*(?P=i)\+\+"
    r"|(?P<down>len)\([\w.]+\)\s*-\s*1\s*;\s*(?P=i)\s*>=\s*0\s*;\s*(?P=i)--)"
)


def _each(
    low: Lowering, node: Node, counter: Node, listed: Node, body: Node | None, label: str, *, down: bool = False
) -> None:
    """A loop over the places of a list: what stands at the place of the round is some item of it."""
    where = span(node)
    collection = low.expr(listed)
    if down or f"[len({text(listed)})" in text(body or node):
        collection = low.build.combine("reversed", (collection,), where)
    with low.build.block() as rounds:
        item = low.build.temp()
        low.emit(ir.Iterate(item, collection, where))
        place = low.build.combine("key", (collection,), where)
        low.emit(ir.Copy(low.frame.declare(text(counter)), place, where))
        with low.frame.items_of(text(listed), text(counter), item):
            low.stmt(body) if body is not None else None
    low.emit(ir.Loop(label, (), None, rounds(), (), where))


def _range(low: Lowering, node: Node, head: Node, body: Node | None, label: str) -> None:
    """The second variable is some item of the collection, the first (or only) one some key of it."""
    where = span(head)
    listed, names = head.child_by_field_name("right"), items(head.child_by_field_name("left"))
    if listed is not None and len(names) == 1 and body is not None and f"{text(listed)}[" in text(body):
        _each(low, node, names[0], listed, body, label)
        return
    collection = low.expr(listed)
    bind_one = binder(low, head)
    with low.build.block() as rounds:
        variables = items(head.child_by_field_name("left"))[:2]
        if len(variables) == 2 and not is_blank(variables[1]):
            item = low.build.temp()
            low.emit(ir.Iterate(item, collection, where))
            bind_one(variables[1], item)
        if variables and not is_blank(variables[0]):
            bind_one(variables[0], low.build.combine("key", (collection,), where))
        if body is not None:
            low.stmt(body)
    low.emit(ir.Loop(label, (), None, rounds(), (), span(node)))
