"""Lowering of ``match``: the tests of a pattern are comparisons and type tests, its captures copies."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from mtls_lint.frontends.base import span
from mtls_lint.frontends.python.expressions import Expressions
from mtls_lint.frontends.python.tree import constant, first, parts, word
from mtls_lint.ir import nodes as ir

if TYPE_CHECKING:
    from tree_sitter import Node

_COMPOUND = frozenset(("class_pattern", "list_pattern", "tuple_pattern", "dict_pattern", "case_clause"))
"""Patterns made of patterns; a case with several ones at its top is a sequence pattern itself."""

_Reader = Callable[[str], str]


class Patterns(Expressions):
    """Lowers the patterns of ``match`` statements."""

    def pattern_test(self, pattern: Node, subject: str) -> str | None:
        """Emits the test whether ``subject`` matches; None when it always does."""
        core = _core(pattern)
        if core is None or not _refutable(core):
            return None
        with self.deeper():
            cond = self._own_test(core, subject)
            for nested, reader in self._nested(core):
                inner = _core(nested)
                if inner is not None and _refutable(inner):
                    cond = self.both(cond, self._nested_test(inner, reader, subject), span(inner))
            return cond

    def _nested_test(self, pattern: Node, reader: _Reader, subject: str) -> Callable[[], str]:
        return lambda: self.pattern_test(pattern, reader(subject)) or ""

    def _own_test(self, node: Node, subject: str) -> str:
        """The test of a pattern, those nested in it aside."""
        where = span(node)
        if node.type == "union_pattern":
            alternatives = parts(node)
            cond = self.pattern_test(alternatives[0], subject) or ""
            for alternative in alternatives[1:]:
                cond = self.either(cond, self._nested_test(alternative, lambda value: value, subject), where)
            return cond
        if node.type == "class_pattern":
            return self.type_test(subject, self.names.name_of(first(node)) or "object", where)
        if literal := constant(node):
            return self.comparison("==", subject, self.ops.const(literal[0], where), where)
        if node.type == "dotted_name":
            head, *members = parts(node)
            value = self.expr(head)
            for member in members:
                value = self.ops.field(value, word(member), span(member))
            return self.comparison("==", subject, value, where)
        return self.ops.combine("matches", (subject,), where)

    def bind(self, pattern: Node, subject: str) -> None:
        """Emits the captures of a pattern that matched."""
        with self.deeper():
            node = pattern
            while node.type in ("case_pattern", "as_pattern", "union_pattern") and (inner := parts(node)):
                if node.type == "as_pattern" and inner[-1].type == "identifier":
                    self.write(word(inner[-1]), subject, span(inner[-1]))
                node = inner[0]
            if node.type == "splat_pattern":
                for name in parts(node):
                    self.write(word(name), subject, span(name))
            elif node.type == "dotted_name" and _is_capture(node):
                self.write(word(node), subject, span(node))
            for nested, reader in self._nested(node):
                if nested.type == "splat_pattern" or _core(nested) is not None:
                    self.bind(nested, reader(subject))

    def _nested(self, node: Node) -> list[tuple[Node, _Reader]]:
        """The patterns inside a class, sequence or mapping pattern, each with how its subject is read."""
        found: list[tuple[Node, _Reader]] = []
        if node.type not in _COMPOUND:
            return found
        children = parts(node)
        if node.type == "case_clause":
            children = [child for child in children if child.type == "case_pattern"]
        keys = {key.id for key in node.children_by_field_name("key")}
        key: Node | None = None
        starred = False
        for position, child in enumerate(children[1:] if node.type == "class_pattern" else children):
            inner = first(child) if child.type == "case_pattern" else child
            if child.id in keys:
                key = child
            elif inner is None:
                continue
            elif inner.type == "keyword_pattern":
                name, *values = parts(inner) or [inner]
                found.extend((value, self._field_reader(word(name), child)) for value in values)
            elif inner.type == "splat_pattern":
                starred = True
                found.append((inner, self._rest_reader(child)))
            elif key is not None:
                found.append((child, self._index_reader(key, child)))
            else:
                found.append((child, self._element_reader(None if starred else position, child)))
        return found

    def _field_reader(self, name: str, node: Node) -> _Reader:
        return lambda subject: self.ops.field(subject, name, span(node))

    def _rest_reader(self, node: Node) -> _Reader:
        return lambda subject: self.ops.combine("slice", (subject,), span(node))

    def _index_reader(self, key: Node, node: Node) -> _Reader:
        def read(subject: str) -> str:
            dst = self.ops.temp()
            literal = constant(key)
            value = self.ops.const(literal[0], span(key)) if literal else self.expr(key)
            self.ops.emit(ir.Index(dst, subject, value, span(node)))
            return dst

        return read

    def _element_reader(self, position: int | None, node: Node) -> _Reader:
        def read(subject: str) -> str:
            dst = self.ops.temp()
            if position is None:
                self.ops.emit(ir.Iterate(dst, subject, span(node)))
            else:
                self.ops.emit(ir.Element(dst, subject, position, span(node)))
            return dst

        return read


def _is_capture(node: Node) -> bool:
    return node.type == "dotted_name" and node.named_child_count == 1


def _core(pattern: Node) -> Node | None:
    """The pattern without the wrappers that only name it; None for ``_``."""
    node = pattern
    while node.type in ("case_pattern", "as_pattern"):
        inner = parts(node)
        if not inner:
            return None
        node = inner[0]
    return node


def _refutable(core: Node) -> bool:
    if core.type == "union_pattern":
        cores = [_core(alternative) for alternative in parts(core)]
        return bool(cores) and all(core is not None and not _is_capture(core) for core in cores)
    return core.type != "splat_pattern" and not _is_capture(core)
