"""if, switch, type switch and select: each becomes one :class:`~mtls_lint.ir.nodes.If`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from mtls_lint.frontends.base import span, text
from mtls_lint.frontends.go.assignments import items
from mtls_lint.frontends.go.calls import conversion
from mtls_lint.frontends.go.lowering import Lowering, statement
from mtls_lint.frontends.go.names import parts
from mtls_lint.ir import nodes as ir

if TYPE_CHECKING:
    from tree_sitter import Node

_CLAUSES = frozenset({"expression_case", "type_case", "communication_case", "default_case"})
_MAX_FALLTHROUGH = 16
"""How many cases one case may fall through; a body is lowered again for each."""


@statement("if_statement")
def _if(low: Lowering, node: Node) -> None:
    """A chain of else-ifs can be long: it is followed in a loop; each arm sees the variables of those before."""
    arms: list[ir.Arm] = []
    orelse: ir.Block = ()
    following: Node | None = node
    with low.frame.inner_block():
        while following is not None and following.type == "if_statement":
            initial = following.child_by_field_name("initializer")
            with low.build.block() as test:
                if initial is not None:
                    low.frame.open_block()
                    low.stmt(initial)
                cond = low.expr(following.child_by_field_name("condition"))
            arms.append(ir.Arm(test(), cond, low.nested(following.child_by_field_name("consequence"))))
            following = following.child_by_field_name("alternative")
        if following is not None:
            orelse = low.nested(following)
    low.emit(ir.If(tuple(arms), orelse, span(node)))


@statement("expression_switch_statement")
def _switch(low: Lowering, node: Node) -> None:
    def lower() -> None:
        subject_node = node.child_by_field_name("value")
        subject = low.expr(subject_node) if subject_node is not None else None

        def test(label: Node) -> str:
            value = low.expr(label)
            return value if subject is None else _equal(low, subject, value, span(label))

        _cases(low, node, test, _no_start)

    _breakable(low, node, lower)


@statement("type_switch_statement")
def _type_switch(low: Lowering, node: Node) -> None:
    def lower() -> None:
        subject = low.expr(node.child_by_field_name("value"))
        alias = items(node.child_by_field_name("alias"))

        def test(label: Node) -> str:
            if text(label) == "nil":
                return _equal(low, subject, low.build.const(None, span(label)), span(label))
            dst = low.build.temp()
            low.emit(ir.TypeTest(dst, subject, low.file.type_name(label) or "any", span(label)))
            return dst

        def bind(clause: Node) -> None:
            labels = _labels(clause)
            is_one = len(labels) == 1 and text(labels[0]) != "nil"
            for variable in alias:
                where = span(variable)
                value = conversion(low, subject, low.file.type_name(labels[0]) if is_one else "", where)
                low.emit(ir.Copy(low.frame.declare(text(variable)), value, where))

        _cases(low, node, test, bind)

    _breakable(low, node, lower)


@statement("select_statement")
def _select(low: Lowering, node: Node) -> None:
    """Which case is taken is unknown; without a default one of them is."""

    def communicate(clause: Node) -> None:
        communication = clause.child_by_field_name("communication")
        if communication is not None:
            low.stmt(communication)

    def lower() -> None:
        # Without a default the last case stands where it would be.
        clauses = _default_last(node)
        arms: list[ir.Arm] = []
        for clause in clauses[:-1]:
            with low.build.block() as test:
                cond = low.build.combine("select", (), span(clause))
            arms.append(ir.Arm(test(), cond, _body(low, [clause], communicate)))
        _emit(low, arms, _body(low, clauses[-1:], communicate), span(node))

    _breakable(low, node, lower)


def _no_start(clause: Node) -> None:
    """A case of a plain switch starts with nothing of its own."""


def _equal(low: Lowering, left: str, right: str, where: ir.Span) -> str:
    dst = low.build.temp()
    low.emit(ir.Compare(dst, "==", left, right, where))
    return dst


def _clauses(node: Node) -> list[Node]:
    return [child for child in node.named_children if child.type in _CLAUSES]


def _default_last(node: Node) -> list[Node]:
    return sorted(_clauses(node), key=lambda clause: clause.type == "default_case")


def _labels(clause: Node) -> list[Node]:
    """The values or types that a case names."""
    if clause.type == "type_case":
        return [label for label in clause.children_by_field_name("type") if label.is_named]
    return items(clause.child_by_field_name("value"))


def _statements(clause: Node) -> list[Node]:
    """The statements of a case; the grammar gathers them in a list or not, depending on its version."""
    heads = [clause.child_by_field_name("communication"), clause.child_by_field_name("value"), *_labels(clause)]
    found: list[Node] = []
    for child in parts(clause):
        if child not in heads:
            found += parts(child) if child.type == "statement_list" else [child]
    return found


def _cases(low: Lowering, node: Node, test: Callable[[Node], str], start: Callable[[Node], None]) -> None:
    """Lowers the cases of a switch: ``test`` gives the condition of a label, ``start`` begins a body."""
    clauses = _clauses(node)
    arms: list[ir.Arm] = []
    orelse: ir.Block = ()
    waiting: list[Node] = []
    for position, clause in enumerate(clauses):
        statements = _statements(clause)
        labels = _labels(clause)
        if clause.type != "default_case" and [inner.type for inner in statements] == ["fallthrough_statement"]:
            waiting += labels
            continue
        body = _body(low, _falling(clauses, position), start)
        if clause.type == "default_case":
            orelse = body
        elif waiting or labels:
            with low.build.block() as tests:
                cond = _any_of(low, [*waiting, *labels], test)
            arms.append(ir.Arm(tests(), cond, body))
            waiting = []
    _emit(low, arms, orelse, span(node))


def _any_of(low: Lowering, labels: list[Node], test: Callable[[Node], str]) -> str:
    """Whether one of the labels of a case fits; each is evaluated only if those before it do not."""
    cond = test(labels[0])
    for label in labels[1:]:
        cond = _or(low, cond, label, test)
    return cond


def _or(low: Lowering, cond: str, label: Node, test: Callable[[Node], str]) -> str:
    return low.build.choose(cond, lambda: cond, lambda: test(label), span(label))


def _falling(clauses: list[Node], position: int) -> list[Node]:
    """A case and those it falls through to."""
    end = position + 1
    while end < min(len(clauses), position + _MAX_FALLTHROUGH):
        statements = _statements(clauses[end - 1])
        if not statements or statements[-1].type != "fallthrough_statement":
            break
        end += 1
    return clauses[position:end]


def _body(low: Lowering, clauses: list[Node], start: Callable[[Node], None]) -> ir.Block:
    with low.build.block() as body:
        for clause in clauses:
            with low.frame.inner_block():
                start(clause)
                statements = _statements(clause)
                if statements and statements[-1].type == "break_statement" and not parts(statements[-1]):
                    statements.pop()
                low.stmts(statements)
    return body()


def _emit(low: Lowering, arms: list[ir.Arm], orelse: ir.Block, where: ir.Span) -> None:
    """Emits the alternatives; without an arm the default is all there is."""
    if arms:
        low.emit(ir.If(tuple(arms), orelse, where))
        return
    for inner in orelse:
        low.emit(inner)


def _breakable(low: Lowering, node: Node, lower: Callable[[], None]) -> None:
    """Lowers a switch or select; there is a scope around it only if a break leaves it early."""
    initial = node.child_by_field_name("initializer")
    with low.frame.inner_block(), low.frame.target(is_loop=False) as target:
        if initial is not None:
            low.stmt(initial)
        with low.build.block() as body:
            lower()
    if target.used:
        low.emit(ir.Scope(target.label, body(), span(node)))
        return
    for inner in body():
        low.emit(inner)
