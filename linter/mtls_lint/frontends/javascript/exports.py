"""Exports: ECMAScript's statements and what is assigned to ``module.exports``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from tree_sitter import Language, Query, QueryCursor

from mtls_lint.frontends.base import span, text
from mtls_lint.frontends.javascript.context import Context
from mtls_lint.frontends.javascript.core import export_name
from mtls_lint.frontends.javascript.imports import exported_name
from mtls_lint.frontends.javascript.syntax import (
    CLASSES,
    DECLARATIONS,
    FUNCTION_VALUES,
    declared_names,
    dotted,
    has_token,
    imported_by,
    operands,
    property_name,
    qualify,
    specifier,
    unwrap,
)
from mtls_lint.ir import nodes as ir

if TYPE_CHECKING:
    from tree_sitter import Node


@cache
def _assignment_query(language: Language) -> Query:
    return Query(language, "(assignment_expression left: (member_expression) @target)")


def exported_names(declaration: Node) -> Iterator[str]:
    """The names that a declaration declares."""
    if declaration.type in DECLARATIONS:
        yield from declared_names(declaration)
    elif declaration.type != "import_alias" and (name := declaration.child_by_field_name("name")) is not None:
        yield text(name)


class Exports:
    """Reads the exports of a file into its :class:`Context`."""

    def __init__(
        self,
        context: Context,
        add_function: Callable[[str, Node], str],
        add_class: Callable[[Node, str, list[Node]], str],
        add_method: Callable[[str, Node, str, list[Node]], None],
    ) -> None:
        self.context = context
        self._add_function = add_function
        self._add_class = add_class
        self._add_method = add_method
        self._assignments: list[tuple[Node, Node]] = []

    def statement(self, node: Node) -> None:
        """An ``export`` statement."""
        exports = self.context.exports
        declaration, value = node.child_by_field_name("declaration"), node.child_by_field_name("value")
        is_default = has_token(node, "default")
        if declaration is not None:
            for name in exported_names(declaration):
                exports["default" if is_default else name] = self.context.declared.get(
                    declaration.start_byte, name
                )
            return
        if value is not None:
            self._exported("default", value)
            if value.type in FUNCTION_VALUES or value.type == "identifier":
                self.context.done.add(node.start_byte)
            return
        source = node.child_by_field_name("source")
        module = specifier(source) if source is not None else ""
        parts = [part for part in operands(node) if part.type not in ("string", "decorator")]
        for part in parts:
            if part.type == "export_clause":
                self._clause(part, module)
            elif part.type == "namespace_export":
                for alias in operands(part):
                    exports[exported_name(alias)] = f"@{module}"
            elif has_token(node, "="):
                self._exported("=", part)
        if not parts and module:
            self._star(module)

    def _clause(self, clause: Node, module: str) -> None:
        for item in operands(clause):
            name, alias = item.child_by_field_name("name"), item.child_by_field_name("alias")
            if name is not None:
                local = exported_name(name)
                target = f"@{qualify(module, local)}" if module else local
                self.context.exports[exported_name(alias or name)] = target

    def _star(self, module: str) -> None:
        count = sum(1 for name in self.context.exports if name.startswith("*")) + 1
        self.context.exports["*" if count == 1 else f"*{count}"] = f"@{module}"

    def assignment(self, statement: Node, node: Node) -> None:
        """A top-level assignment; it is read once all names of the file are known."""
        self._assignments.append((statement, node))

    def aliases(self, name: str, value: Node) -> Node:
        """``const name = module.exports = value``: gives the value."""
        targets, value = _targets(value)
        for target in filter(None, targets):
            self.context.exports[target] = name
        return value

    def finish(self, root: Node, language: Language) -> None:
        """Reads the assignments, and, when there is no export yet, those inside functions."""
        for statement, node in self._assignments:
            targets, value = _targets(node)
            names = [name for name in targets if name is not None]
            if not names:
                self._prototype(statement, node)
                continue
            nothing = value.type in ("undefined", "null") or text(value).startswith("void ")
            said = [nothing or self._exported(name, value) for name in names]
            if all(said) and len(names) == len(targets):
                self.context.done.add(statement.start_byte)
        if not self.context.exports and b"exports" in (root.text or b""):
            for target in QueryCursor(_assignment_query(language)).captures(root).get("target", []):
                if (name := export_name(dotted(target))) is not None:
                    self.context.exports[name] = self._slot(name)

    def _prototype(self, statement: Node, node: Node) -> None:
        """``T.prototype.method = function …`` declares a method of ``T``."""
        left, value = node.child_by_field_name("left"), node.child_by_field_name("right")
        owner, _, method = dotted(left).partition(".prototype.") if left is not None else ("", "", "")
        if owner and method and "." not in method and value is not None and value.type == "function_expression":
            self._add_method(f"{owner}.{method}", value, owner, [])
            self.context.types.setdefault(owner, ir.TypeDecl(owner, span(statement)))
            self.context.done.add(statement.start_byte)

    def _slot(self, name: str) -> str:
        """The variable that holds an export which is no plain name of the file."""
        taken = name in self.context.functions or name in self.context.imports or name in self.context.types
        return f"exports.{name}" if taken or name in self.context.variables else name

    def _exported(self, name: str, value: Node) -> bool:
        """Records what an export stands for; whether the index thereby says all about the assignment."""
        value, exports = unwrap(value), self.context.exports
        if value.type == "identifier":
            exports[name] = text(value)
        elif (module := imported_by(value)) is not None:
            exports[name] = f"@{module}"
        elif value.type in FUNCTION_VALUES:
            own = value.child_by_field_name("name")
            wanted = text(own) if own is not None and name in ("=", "default") else name
            exports[name] = self.context.declared.get(value.start_byte) or self._add_function(wanted, value)
        elif value.type in CLASSES:
            exports[name] = self.context.declared.get(value.start_byte) or self._add_class(value, name, [])
            return False
        elif name == "=" and value.type == "object":
            return self._record(value)
        else:
            exports[name] = self._slot(name)
            return False
        return True

    def _record(self, record: Node) -> bool:
        said = [self._record_entry(entry) for entry in operands(record)]
        if not all(said):
            self.context.exports["="] = "="
        return all(said)

    def _record_entry(self, entry: Node) -> bool:
        exports = self.context.exports
        if entry.type == "shorthand_property_identifier":
            exports[text(entry)] = text(entry)
            return True
        if entry.type == "spread_element":
            inner = operands(entry)
            module = imported_by(inner[0]) or self.context.imports.get(text(inner[0])) if inner else None
            if module is not None:
                self._star(module)
            return module is not None
        key = property_name(entry.child_by_field_name("key") or entry.child_by_field_name("name"))
        if key is None or key in ("=", "*"):
            return False
        if entry.type == "method_definition" and not has_token(entry, "get") and not has_token(entry, "set"):
            exports[key] = self._add_function(key, entry)
            return True
        value = entry.child_by_field_name("value")
        simple = ("identifier", *FUNCTION_VALUES)
        if value is None or (value.type not in simple and imported_by(value) is None):
            return False
        return self._exported(key, value)


def _targets(node: Node) -> tuple[list[str | None], Node]:
    """The exports that a chain of assignments makes (None for another target), and the value."""
    targets: list[str | None] = []
    while node.type == "assignment_expression":
        left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
        if left is None or right is None:
            break
        targets.append(export_name(dotted(left)))
        node = right
    return targets, unwrap(node)
