"""Patterns: what ``is``, ``case`` and switch expressions test, and the variables they declare."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from mtls_lint.frontends.base import span, text
from mtls_lint.frontends.csharp.lowering import Lowering
from mtls_lint.frontends.csharp.names import operands
from mtls_lint.ir import nodes as ir

if TYPE_CHECKING:
    from tree_sitter import Node

_LOOSE = frozenset({"&&", "||", "??", "==", "!=", "&", "|", "^"})


def swallowed(node: Node) -> tuple[tuple[Node, Node], list[Node | str]] | None:
    """What the last constant of an ``is`` pattern swallowed of the operators behind the pattern.

    Gives (the pattern node, the constant that is its own) and the rest, operators and operands, last first;
    None when nothing was swallowed.
    """
    if node.type != "is_pattern_expression":
        return None
    edge = node.child_by_field_name("pattern")
    while edge is not None and edge.type in ("negated_pattern", "and_pattern", "or_pattern"):
        edge = operands(edge)[-1]
    if edge is None or edge.type not in ("constant_pattern", "relational_pattern"):
        return None
    constant = operands(edge)[-1]
    behind: list[Node | str] = []
    while constant.type == "binary_expression":
        left, op, right = (constant.child_by_field_name(name) for name in ("left", "operator", "right"))
        if left is None or op is None or right is None or op.type not in _LOOSE:
            break
        behind += (right, op.type)
        constant = left
    return ((edge, constant), behind) if behind else None


def match(low: Lowering, pattern: Node, subject: str) -> str:
    """Lowers the test of ``subject`` against a pattern; returns the local that tells whether it matches.

    Variables of the pattern are assigned where the test reaches them, whatever its outcome: the language
    lets them be read only where it matched.
    """
    with low.scope.deeper():
        handler = _PATTERNS.get(pattern.type)
        if handler is None:
            return low.build.combine(pattern.type, (subject,), span(pattern))
        return handler(low, pattern, subject)


def cut_test(low: Lowering, test: Node, links: list[Node]) -> str:
    """``x is A.B ? …``, which the grammar reads as member ``B`` of ``x is A``.

    Takes the member accesses that belong to the name off the end of ``links``.
    """
    pattern, subject = test.child_by_field_name("pattern"), test.child_by_field_name("expression")
    negated = pattern is not None and pattern.type == "negated_pattern"
    if negated and pattern is not None:
        pattern = operands(pattern)[-1]
    if pattern is None or subject is None:
        return low.build.const(None, span(test))
    names = [text(pattern)]
    where = span(test)
    while links and links[-1].type == "member_access_expression":
        where = span(links[-1])
        member = links.pop().child_by_field_name("name")
        names.append(text(member) if member is not None else "?")
    value = low.expr(subject)
    if low.file.names_type(names[0]):
        matched = low.build.temp()
        low.build.emit(ir.TypeTest(matched, value, low.file.resolve(".".join(names)), where))
    else:
        constant = low.read(names[0], where)
        for name in names[1:]:
            constant = low.build.field(constant, name, where)
        matched = low.compare("==", value, constant, where)
    return low.negate(matched, where) if negated else matched


def _always(low: Lowering, pattern: Node, _subject: str) -> str:
    return low.build.const(True, span(pattern))  # noqa: FBT003


def _inner(low: Lowering, pattern: Node, subject: str) -> str:
    return match(low, operands(pattern)[0], subject)


def _leaf(low: Lowering, pattern: Node) -> Node:
    return low.leaves.get(pattern.id, operands(pattern)[-1])


def _constant(low: Lowering, pattern: Node, subject: str) -> str:
    value = _leaf(low, pattern)
    if value.type == "tuple_expression":
        parts = [operands(argument)[-1] for argument in operands(value)]
        return _positions(low, parts, subject, low.build.const(True, span(value)), span(pattern))  # noqa: FBT003
    if _names_type(low, value):
        return _type_test(low, value, subject, span(pattern))
    return low.compare("==", subject, low.expr(value), span(pattern))


def _names_type(low: Lowering, node: Node) -> bool:
    """Whether a bare name in a pattern is a type rather than a constant (the grammar cannot tell)."""
    if node.type == "identifier":
        name = text(node)
        return not low.is_variable(name) and not low.is_member(name)
    if node.type == "member_access_expression":
        return low.file.names_type(text(node))
    return node.type in ("generic_name", "predefined_type")


def _type_test(low: Lowering, type_: Node, subject: str, where: ir.Span) -> str:
    dst = low.build.temp()
    low.build.emit(ir.TypeTest(dst, subject, low.file.tested_type(type_), where))
    return dst


def _type(low: Lowering, pattern: Node, subject: str) -> str:
    return _type_test(low, operands(pattern)[0], subject, span(pattern))


def _relational(low: Lowering, pattern: Node, subject: str) -> str:
    return low.compare(pattern.children[0].type, subject, low.expr(_leaf(low, pattern)), span(pattern))


def _declaration(low: Lowering, pattern: Node, subject: str) -> str:
    written = pattern.child_by_field_name("type")
    if written is None or written.type == "implicit_type":
        matched = low.build.const(True, span(pattern))  # noqa: FBT003
        _bind(low, pattern, subject, "")
    else:
        matched = _type_test(low, written, subject, span(pattern))
        _bind(low, pattern, subject, low.file.type_of(written))
    return matched


def _bind(low: Lowering, pattern: Node, subject: str, type_: str) -> None:
    name = pattern.child_by_field_name("name")
    if name is not None:
        low.declare(text(name), subject, span(name), type_)
        return
    for child in pattern.named_children:
        if child.type == "parenthesized_variable_designation":
            _designate(low, child, subject)


def _designate(low: Lowering, node: Node, subject: str) -> None:
    with low.scope.deeper():
        for at, part in enumerate(operands(node)):
            if part.type == "identifier":
                low.declare(text(part), low.element(subject, at, span(part)), span(part))
            elif part.type == "parenthesized_variable_designation":
                _designate(low, part, low.element(subject, at, span(part)))


def _recursive(low: Lowering, pattern: Node, subject: str) -> str:
    where = span(pattern)
    written = pattern.child_by_field_name("type")
    if written is not None:
        matched = _type_test(low, written, subject, span(written))
    else:
        matched = low.compare("!=", subject, low.build.const(None, where), where)
    _bind(low, pattern, subject, low.file.type_of(written))
    for clause in pattern.named_children:
        if clause.type == "positional_pattern_clause":
            parts = [operands(part)[-1] for part in operands(clause)]
            matched = _positions(low, parts, subject, matched, where)
        elif clause.type == "property_pattern_clause":
            for part in operands(clause):
                matched = low.both(matched, lambda part=part: _property(low, part, subject), where)  # type: ignore[misc]
    return matched


def _property(low: Lowering, part: Node, subject: str) -> str:
    """``A.B: pattern`` of a property pattern."""
    parts = operands(part)
    if len(parts) < 2:
        return low.build.combine(part.type, (subject,), span(part))
    value = subject
    for name in text(parts[0]).split("."):
        value = low.build.field(value, name.strip(" ?!"), span(parts[0]))
    return match(low, parts[-1], value)


def _positions(low: Lowering, parts: list[Node], subject: str, matched: str, where: ir.Span) -> str:
    for at, part in enumerate(parts):

        def position(at: int = at, part: Node = part) -> str:
            return _element(low, part, low.element(subject, at, span(part)))

        matched = low.both(matched, position, where)
    return matched


def _element(low: Lowering, part: Node, value: str) -> str:
    if part.type in _PATTERNS:
        return match(low, part, value)
    if part.type == "declaration_expression":
        return _declaration(low, part, value)
    if text(part) == "_":
        return _always(low, part, value)
    return low.compare("==", value, low.expr(part), span(part))


def _list(low: Lowering, pattern: Node, subject: str) -> str:
    where = span(pattern)
    _bind(low, pattern, subject, "")
    matched = low.compare("!=", subject, low.build.const(None, where), where)
    parts = [part for part in operands(pattern) if part.type in _PATTERNS]
    return _positions(low, parts, subject, matched, where)


def _joined(low: Lowering, pattern: Node, subject: str) -> str:
    """``not a or b and c``: alternatives, each of conditions, in turn.

    The grammar lets ``not`` reach over the operators behind it, which the language does not, so the leaves
    are read off as a flat list first.
    """
    where = span(pattern)
    alternatives: list[list[tuple[bool, Node]]] = [[]]
    pending: list[tuple[bool, Node]] = [(False, pattern)]
    starts_alternative: set[int] = set()
    while pending:
        negated, node = pending.pop()
        if node.id in starts_alternative:
            alternatives.append([])
        if node.type == "negated_pattern":
            pending.append((not negated, operands(node)[-1]))
        elif node.type in ("or_pattern", "and_pattern"):
            parts = operands(node)
            if node.type == "or_pattern":
                starts_alternative.add(parts[-1].id)
            pending += ((False, parts[-1]), (negated, parts[0]))
        else:
            alternatives[-1].append((negated, node))

    def conditions(leaves: list[tuple[bool, Node]]) -> str:
        matched = _signed(low, leaves[0], subject)
        for leaf in leaves[1:]:
            matched = low.both(matched, partial(_signed, low, leaf, subject), where)
        return matched

    matched = conditions(alternatives[0])
    for leaves in alternatives[1:]:
        matched = low.either(matched, partial(conditions, leaves), where)
    return matched


def _signed(low: Lowering, leaf: tuple[bool, Node], subject: str) -> str:
    negated, pattern = leaf
    if not negated:
        return match(low, pattern, subject)
    if pattern.type == "constant_pattern" and _leaf(low, pattern).type == "null_literal":
        return low.compare("!=", subject, low.build.const(None, span(pattern)), span(pattern))
    return low.negate(match(low, pattern, subject), span(pattern))


_PATTERNS: dict[str, Callable[[Lowering, Node, str], str]] = {
    "constant_pattern": _constant,
    "declaration_pattern": _declaration,
    "var_pattern": _declaration,
    "discard": _always,
    "recursive_pattern": _recursive,
    "negated_pattern": _joined,
    "parenthesized_pattern": _inner,
    "relational_pattern": _relational,
    "or_pattern": _joined,
    "and_pattern": _joined,
    "list_pattern": _list,
    "type_pattern": _type,
}
