"""Which statement a line belongs to: a comment that silences a finding reaches that far and no further."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtls_lint.syntax import parse

if TYPE_CHECKING:
    from tree_sitter import Node

_BODIES = frozenset({
    "program", "module", "source_file", "compilation_unit", "block", "statement_block", "statement_list",
    "class_body", "interface_body", "enum_body", "declaration_list", "constructor_body", "function_body",
    "switch_block_statement_group", "switch_section", "switch_case", "case_clause", "global_statement",
    "expression_case", "default_case", "type_case", "communication_case",
})  # fmt: skip


class Statements:
    """The statements of one file; parses it once, when first asked."""

    def __init__(self, grammar: str, content: bytes) -> None:
        self._root = parse(grammar, content).root_node
        self._lines = content.split(b"\n")

    def span(self, line: int) -> tuple[int, int]:
        """First and last line of the innermost statement that the text of ``line`` (from 1) begins with."""
        if not 1 <= line <= len(self._lines):
            return line, line
        text = self._lines[line - 1]
        start = len(text) - len(text.lstrip())
        node = _whole(self._root.named_descendant_for_point_range((line - 1, start), (line - 1, start)))
        if node is None:
            return line, line
        return node.start_point[0] + 1, node.end_point[0] + 1


def statement_of(root: Node, start: int, end: int) -> Node | None:
    """The innermost statement around a region, in bytes; None for one that reaches over several."""
    return _whole(root.named_descendant_for_byte_range(start, end))


def _whole(node: Node | None) -> Node | None:
    """The statement that a node is part of."""
    while node is not None and node.parent is not None and node.parent.type not in _BODIES:
        node = node.parent
    return node if node is not None and node.parent is not None else None
