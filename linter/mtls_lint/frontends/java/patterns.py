"""Lowering of Java patterns: type patterns and record patterns."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from mtls_lint.frontends.base import span
from mtls_lint.frontends.java.lowering import Lowering
from mtls_lint.frontends.java.names import identifier, informative, operands
from mtls_lint.ir import nodes as ir

if TYPE_CHECKING:
    from tree_sitter import Node


def bind(low: Lowering, name: Node | None, value: str, type_: str) -> None:
    """Makes the variable of a pattern, if it has one; only a branch on the pattern's outcome reads it."""
    if name is not None:
        low.declare(identifier(name), value, span(name), informative(type_))


def match(low: Lowering, pattern: Node, value: str) -> str:
    """Tests ``value`` against a pattern, binds its variables, and returns the local of the outcome."""
    with low.scope.deeper():
        while pattern.type == "pattern":
            pattern = operands(pattern)[0]
        parts = operands(pattern)
        type_ = low.file.type_of(parts[0], low.owner)
        dst = low.build.temp()
        low.build.emit(ir.TypeTest(dst, value, type_, span(pattern)))
        if pattern.type != "record_pattern":
            bind(low, parts[-1] if len(parts) > 1 else None, value, type_)
            return dst
        for at, component in enumerate(operands(parts[-1])):
            item = _component(low, type_, value, at, span(component))
            if component.type == "record_pattern":
                dst = low.both(dst, partial(match, low, component, item), span(pattern))
            elif len(inner := operands(component)) > 1:
                bind(low, inner[-1], item, low.file.type_of(inner[0], low.owner))
        return dst


def _component(low: Lowering, record: str, value: str, at: int, where: ir.Span) -> str:
    """The component at a position: by name where the record is of this file."""
    known = low.file.types.get(record)
    if known is not None and at < len(known.components):
        return low.build.field(value, known.components[at].name, where)
    dst = low.build.temp()
    low.build.emit(ir.Element(dst, value, at, where))
    return dst
