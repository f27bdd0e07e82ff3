"""Which names a function body, class body or module binds, found by one query at C speed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from tree_sitter import Query, QueryCursor

from mtls_lint import syntax
from mtls_lint.frontends.base import text
from mtls_lint.frontends.python.tree import parts, target_names, word

if TYPE_CHECKING:
    from tree_sitter import Node

_BINDING = """
(function_definition) @function
(class_definition) @class
(lambda) @lambda
(ERROR) @error
(assignment left: (_) @target)
(augmented_assignment left: (_) @target)
(for_statement left: (_) @target)
(as_pattern_target) @target
(named_expression name: (_) @target)
(case_pattern (dotted_name . (identifier) @target .))
(keyword_pattern (identifier) (dotted_name . (identifier) @target .))
(splat_pattern (identifier) @target)
(as_pattern (case_pattern) (identifier) @target)
(global_statement) @outer
(nonlocal_statement) @outer
(import_statement) @import
(import_from_statement) @import
"""


@cache
def _query() -> Query:
    return Query(syntax.grammar("python"), _BINDING)


class Regions:
    """The outermost of some nested source ranges; tells whether a node lies inside one of them."""

    def __init__(self, nodes: Iterable[Node]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted((node.start_byte, -node.end_byte) for node in nodes):
            if not self._ends or start >= self._ends[-1]:
                self._starts.append(start)
                self._ends.append(-end)

    def hold(self, node: Node) -> bool:
        """Whether ``node`` lies inside a region (a region's own node does not lie inside itself)."""
        at = bisect_right(self._starts, node.start_byte) - 1
        if at < 0 or node.start_byte >= self._ends[at]:
            return False
        return (node.start_byte, node.end_byte) != (self._starts[at], self._ends[at])


def imported_names(node: Node) -> list[tuple[str, str]]:
    """The (local name, imported dotted name) pairs of an import statement, as written."""
    pairs: list[tuple[str, str]] = []
    for name in node.children_by_field_name("name"):
        if name.type == "aliased_import":
            alias, real = name.child_by_field_name("alias"), name.child_by_field_name("name")
            if alias is not None and real is not None:
                pairs.append((text(alias), "".join(text(real).split())))
            continue
        real_name = "".join(text(name).split())
        if node.type == "import_statement":
            real_name = real_name.partition(".")[0]
        pairs.append((real_name, real_name))
    return pairs


def bound_names(body: Node) -> set[str]:
    """The variables that ``body`` itself binds: not what nested functions, classes and comprehensions do.

    Names declared ``global`` or ``nonlocal``, imports and classes are not variables of the body: they are
    read from outside. So are names bound only where the source did not parse.
    """
    found = QueryCursor(_query()).captures(body)
    functions = found.get("function", [])
    classes = found.get("class", [])
    nested = Regions([*functions, *classes, *found.get("lambda", []), *found.get("error", [])])
    names: set[str] = set()
    for target in found.get("target", []):
        if not nested.hold(target):
            names.update(target_names(target))
    for function in functions:
        if not nested.hold(function) and (name := function.child_by_field_name("name")):
            names.add(word(name))
    for declaration in found.get("outer", []):
        if not nested.hold(declaration):
            names.difference_update(text(name) for name in parts(declaration))
    for statement in found.get("import", []):
        if not nested.hold(statement):
            names.difference_update(local for local, _ in imported_names(statement))
    for node in classes:
        if not nested.hold(node) and (name := node.child_by_field_name("name")):
            names.discard(text(name))
    return names
