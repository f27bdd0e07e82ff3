"""Lowering of Java's ``switch``, statement and expression, arrows and colons."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from mtls_lint.frontends.base import span, text
from mtls_lint.frontends.java.lowering import Lowering, Target, expression, statement
from mtls_lint.frontends.java.names import identifier, operands
from mtls_lint.frontends.java.patterns import match
from mtls_lint.ir import nodes as ir

if TYPE_CHECKING:
    from tree_sitter import Node

_ENDS = frozenset(
    {"break_statement", "return_statement", "throw_statement", "continue_statement", "yield_statement"}
)
_MAX_FALLTHROUGH = 8
"""How many following groups a group that falls through takes along; each is lowered by itself as well."""


@dataclass(slots=True)
class _Case:
    """Labels that share one body; ``arrow`` when the body is what stands after ``->``."""

    labels: list[Node] = field(default_factory=list)
    body: list[Node] = field(default_factory=list)
    arrow: bool = False

    def is_default(self) -> bool:
        return any(text(label).startswith("default") for label in self.labels)


def _cases(body: Node) -> list[_Case]:
    cases: list[_Case] = []
    labels: list[Node] = []
    for group in operands(body):
        parts = operands(group)
        if group.type not in ("switch_rule", "switch_block_statement_group"):
            cases.append(_Case([], [group]))
            continue
        labels += [part for part in parts if part.type == "switch_label"]
        statements = [part for part in parts if part.type != "switch_label"]
        if statements:
            cases.append(_Case(labels, statements, arrow=group.type == "switch_rule"))
            labels = []
    if labels:
        cases.append(_Case(labels))
    return cases


def _falls_through(statements: list[Node]) -> bool:
    while statements and statements[-1].type == "block":
        statements = operands(statements[-1])
    return not statements or statements[-1].type not in _ENDS


def _with_following(cases: list[_Case], at: int) -> list[Node]:
    """The statements that run from a case on, up to where control leaves."""
    body = list(cases[at].body)
    for following in cases[at + 1 : at + 1 + _MAX_FALLTHROUGH]:
        if cases[at].arrow or not _falls_through(body):
            break
        body += following.body
    return body


@statement("switch_expression")
def _statement(low: Lowering, node: Node) -> None:
    _switch(low, node, "")


@expression("switch_expression")
def _expression(low: Lowering, node: Node) -> str:
    result = low.build.temp()
    _switch(low, node, result)
    return result


def _switch(low: Lowering, node: Node, result: str) -> None:
    subject = low.expr(node.child_by_field_name("condition"))
    target = Target(low.build.label(), "switch", result=result)
    body = node.child_by_field_name("body")
    cases = _cases(body) if body is not None else []
    arms: list[ir.Arm] = []
    orelse: ir.Block | None = None
    with low.inside(target), low.variables():
        for at, case in enumerate(cases):
            with low.build.block() as test, low.variables():
                cond = "" if case.is_default() else _test(low, subject, case.labels, span(node))
                with low.build.block() as taken:
                    _body(low, _with_following(cases, at), target, arrow=case.arrow)
            if cond:
                arms.append(ir.Arm(test(), cond, taken()))
            else:
                orelse = taken()
        if orelse is None:
            orelse = _unmatched(low, span(node)) if result else ()
    chosen: ir.Block = (ir.If(tuple(arms), orelse, span(node)),) if arms else orelse
    if target.used:
        chosen = (ir.Scope(target.label, chosen, span(node)),)
    for each in chosen:
        low.build.emit(each)


def _unmatched(low: Lowering, where: ir.Span) -> ir.Block:
    """A switch expression that no case matches throws; it is exhaustive, so that this is rare."""
    with low.build.block() as block:
        low.build.emit(ir.Throw(low.build.combine("MatchException", (), where), where))
    return block()


def _test(low: Lowering, subject: str, labels: list[Node], where: ir.Span) -> str:
    """Whether any of the labels matches the subject."""
    cond = ""
    for label in labels:
        test = partial(_label, low, subject, label)
        cond = low.either(cond, test, span(label)) if cond else test()
    return cond or low.build.combine("missing", (), where)


def _label(low: Lowering, subject: str, label: Node) -> str:
    cond, guard = "", None
    for part in operands(label):
        if part.type == "guard":
            guard = part
            continue
        test = partial(_alternative, low, subject, part)
        cond = low.either(cond, test, span(part)) if cond else test()
    cond = cond or low.build.combine("missing", (), span(label))
    if guard is None:
        return cond
    condition = next(iter(operands(guard)), None)
    return low.both(cond, partial(low.expr, condition), span(guard))


def _alternative(low: Lowering, subject: str, part: Node) -> str:
    if part.type == "pattern":
        return match(low, part, subject)
    # A bare name that is no variable is a constant of the subject's enumeration.
    named = part.type == "identifier"
    label = low.read(identifier(part), span(part), qualifies=True) if named else low.expr(part)
    return low.compare("==", subject, label, span(part))


def _body(low: Lowering, statements: list[Node], target: Target, *, arrow: bool) -> None:
    """What a case does; leaving the switch as its last act needs no jump."""
    while len(statements) == 1 and statements[0].type == "block":
        statements = operands(statements[0])
        arrow = False
    if not statements:
        return
    *first, last = statements
    low.statements(first)
    if (arrow and last.type == "expression_statement") or (last.type == "yield_statement" and target.result):
        _result(low, next(iter(operands(last)), None), target.result, span(last))
    elif last.type != "break_statement" or operands(last):
        low.stmt(last)


def _result(low: Lowering, value: Node | None, result: str, where: ir.Span) -> None:
    computed = low.expr(value)
    if result:
        low.build.emit(ir.Copy(result, computed, where))


@statement("yield_statement")
def _yield(low: Lowering, node: Node) -> None:
    value = next(iter(operands(node)), None)
    for target in reversed(low.targets):
        if target.result:
            _result(low, value, target.result, span(node))
            target.used = True
            low.build.emit(ir.Break(target.label, span(node)))
            return
    low.expr(value)
