"""Literals, templates, object and array literals, JSX."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtls_lint.frontends.base import span, text
from mtls_lint.frontends.javascript.core import Core
from mtls_lint.frontends.javascript.syntax import (
    has_token,
    number_value,
    operands,
    property_name,
    string_value,
    unescape,
)
from mtls_lint.ir import nodes as ir

if TYPE_CHECKING:
    from tree_sitter import Node


class Values(Core):
    """The lowering of expressions that make a new value."""

    def closure(self, node: Node) -> str:
        """A function value; the class that lowers functions provides it."""
        raise NotImplementedError

    def string(self, node: Node) -> str:
        """A string literal."""
        return self.builder.const(string_value(node), span(node))

    def number(self, node: Node) -> str:
        """A numeric literal."""
        return self.builder.const(number_value(node), span(node))

    def constant(self, node: Node) -> str:
        """``true``, ``false``, ``null``, ``undefined``."""
        return self.builder.const({"true": True, "false": False}.get(node.type), span(node))

    def regex(self, node: Node) -> str:
        """A regular expression, as its text."""
        return self.builder.const(text(node), span(node))

    def template(self, node: Node) -> str:
        """A template; without substitutions it is a plain string."""
        parts: list[str] = []
        fixed: list[str] = []
        start = node.start_byte

        def flush(end: int) -> None:
            if fixed:
                parts.append(self.builder.const("".join(fixed), ir.Span(start, end)))
                fixed.clear()

        for part in node.named_children:
            if part.type != "template_substitution":
                fixed.append(unescape(text(part)) if part.type == "escape_sequence" else text(part))
                continue
            flush(part.start_byte)
            parts.extend(map(self.expression, operands(part)))
            start = part.end_byte
        if not parts:
            return self.string(node)
        flush(node.end_byte)
        return self.builder.combine("template", tuple(parts), span(node))

    def array(self, node: Node) -> str:
        """An array literal; a spread item stands as one opaque item."""
        items: list[str] = []
        for child in operands(node):
            if child.type == "spread_element":
                spread = tuple(map(self.expression, operands(child)))
                items.append(self.builder.combine("spread", spread, span(child)))
            elif child.type != "ERROR":
                items.append(self.expression(child))
        dst = self.builder.temp()
        self.builder.emit(ir.Sequence(dst, tuple(items), span(node)))
        return dst

    def object(self, node: Node) -> str:
        """An object literal; methods and accessors are entries that hold closures."""
        entries = tuple(entry for child in operands(node) if (entry := self._entry(child)) is not None)
        dst = self.builder.temp()
        self.builder.emit(ir.Record(dst, entries, span(node)))
        return dst

    def _entry(self, node: Node) -> ir.Entry | None:
        where = span(node)
        match node.type:
            case "shorthand_property_identifier":
                return ir.Entry(text(node), self.scope.read(text(node), where), where)
            case "spread_element":
                inner = operands(node)
                return ir.Entry(None, self.expression(inner[0] if inner else None), where)
            case "pair":
                key, value = node.child_by_field_name("key"), node.child_by_field_name("value")
            case "method_definition" if not has_token(node, "set"):
                key, value = node.child_by_field_name("name"), node
            case _:
                return None
        name = property_name(key)
        computed = None
        if name is None:
            inner = operands(key) if key is not None else []
            computed = self.expression(inner[0] if inner else None)
        held = self.closure(node) if value is node else self.expression(value)
        return ir.Entry(name, held, where, computed)

    def jsx(self, node: Node) -> str:
        """A JSX element: the expressions in it, in the order of the text."""
        values: list[str] = []
        pending = [node]
        while pending:
            current = pending.pop()
            if current.type == "jsx_expression":
                for child in operands(current):
                    inner = operands(child) if child.type == "spread_element" else [child]
                    values.extend(map(self.expression, inner))
            elif current.type == "string":
                values.append(self.string(current))
            elif current.type.startswith("jsx_"):
                pending.extend(reversed(current.named_children))
        return self.builder.combine("jsx", tuple(values), span(node))
