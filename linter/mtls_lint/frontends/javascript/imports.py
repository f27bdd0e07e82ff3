"""Import statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtls_lint.frontends.base import text
from mtls_lint.frontends.javascript.syntax import operands, qualify, specifier, string_value

if TYPE_CHECKING:
    from tree_sitter import Node


def read_import(node: Node) -> dict[str, str]:
    """The local names an import statement binds, and what they stand for; types like values."""
    parts = operands(node)
    if node.type == "import_alias":
        return {text(parts[0]): text(parts[1])} if len(parts) > 1 else {}
    bound: dict[str, str] = {}
    source = node.child_by_field_name("source")
    for clause in parts:
        if clause.type == "import_require_clause":
            required, names = clause.child_by_field_name("source"), operands(clause)
            if required is not None and names:
                bound[text(names[0])] = specifier(required)
        elif clause.type == "import_clause" and source is not None:
            module = specifier(source)
            for part in operands(clause):
                bound.update(_clause_part(part, module))
    return bound


def _clause_part(part: Node, module: str) -> dict[str, str]:
    if part.type == "identifier":
        return {text(part): qualify(module, "default")}
    if part.type == "namespace_import":
        return {text(name): module for name in operands(part)}
    bound = {}
    for item in operands(part):
        name, alias = item.child_by_field_name("name"), item.child_by_field_name("alias")
        if name is not None:
            bound[text(alias or name)] = qualify(module, exported_name(name))
    return bound


def exported_name(node: Node) -> str:
    """A name in an import or export clause, which may be a string or ``default``."""
    return string_value(node) if node.type == "string" else text(node)
