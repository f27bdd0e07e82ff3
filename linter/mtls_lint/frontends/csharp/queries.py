"""LINQ query syntax: a loop over its sources that collects what it selects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtls_lint.frontends.base import span, text
from mtls_lint.frontends.csharp.lowering import Lowering, expression
from mtls_lint.frontends.csharp.names import child_text, operands
from mtls_lint.ir import nodes as ir

if TYPE_CHECKING:
    from tree_sitter import Node


@expression("query_expression")
def _query(low: Lowering, node: Node) -> str:
    dst = low.sequence([], span(node))
    with low.variables():
        _clauses(low, operands(node), dst, "")
    return dst


def _clauses(low: Lowering, clauses: list[Node], dst: str, label: str) -> None:
    """Lowers the clauses inside the loop ``label``; each further source is a loop in it."""
    with low.scope.deeper():
        for at, clause in enumerate(clauses):
            where = span(clause)
            kind = clause.type
            if kind in ("from_clause", "join_clause"):
                _source(low, clause, clauses[at + 1 :], dst)
                return
            if kind == "where_clause":
                _filter(low, low.expr(operands(clause)[0]), label, where)
            elif kind == "let_clause":
                name, value = operands(clause)[0], operands(clause)[-1]
                low.declare(text(name), low.expr(value), where)
            elif kind in ("select_clause", "group_clause"):
                values = [low.expr(part) for part in operands(clause)]
                item = values[0] if len(values) == 1 else low.build.combine("group", tuple(values), where)
                low.build.emit(ir.Sequence(dst, (item,), where))
            elif kind == "identifier":
                # `into x` goes on with what was selected so far.
                item = low.build.temp()
                low.build.emit(ir.Iterate(item, dst, where))
                low.declare(text(clause), item, where)
            else:
                for part in operands(clause):
                    low.expr(part)


def _filter(low: Lowering, cond: str, label: str, where: ir.Span) -> None:
    skipped: ir.Block = (ir.Continue(label, where),) if label else ()
    low.build.emit(ir.If((ir.Arm((), cond, ()),), skipped, where))


def _source(low: Lowering, clause: Node, rest: list[Node], dst: str) -> None:
    where = span(clause)
    type_ = clause.child_by_field_name("type")
    parts = [part for part in operands(clause) if type_ is None or part.id != type_.id]
    name = child_text(clause, "name") or text(parts[0])
    source = low.expr(parts[1])
    label = low.build.label()
    with low.build.block() as body:
        item = low.build.temp()
        low.build.emit(ir.Iterate(item, source, where))
        low.declare(name, item, where, low.file.type_of(type_))
        if clause.type == "join_clause" and len(parts) >= 4:
            _filter(low, low.compare("==", low.expr(parts[2]), low.expr(parts[3]), where), label, where)
            for into in parts[4:]:
                grouped = low.sequence([name], where)
                low.declare(text(operands(into)[0]), grouped, where)
        _clauses(low, rest, dst, label)
    low.build.emit(ir.Loop(label, (), None, body(), (), where))
