"""The index of a file: its imports, functions and types, found without entering function bodies."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from tree_sitter import Language, Query, QueryCursor

from mtls_lint.frontends.base import TooDeepError, span, text
from mtls_lint.frontends.javascript.classes import class_members, heritage_of, interface_decl, type_decl
from mtls_lint.frontends.javascript.context import Context
from mtls_lint.frontends.javascript.exports import Exports, exported_names
from mtls_lint.frontends.javascript.imports import read_import
from mtls_lint.frontends.javascript.lowering import Lowering
from mtls_lint.frontends.javascript.scope import FunctionScope
from mtls_lint.frontends.javascript.syntax import (
    CLASS_STATEMENTS,
    DECLARATIONS,
    FUNCTION_STATEMENTS,
    FUNCTION_VALUES,
    NAMESPACES,
    bind_import,
    bound_names,
    declarators,
    imported_by,
    operands,
)
from mtls_lint.ir import nodes as ir

if TYPE_CHECKING:
    from tree_sitter import Node


@cache
def _class_query(language: Language) -> Query:
    abstract = "(abstract_class_declaration)" if language.name != "javascript" else ""
    return Query(language, f"[(class_declaration) (class) {abstract}] @class")


def _guarded(lower: Callable[[], ir.Function]) -> ir.Function:
    try:
        return lower()
    except RecursionError:
        raise TooDeepError from None


class Indexer:
    """Fills a :class:`Context` from the top-level statements of a file."""

    def __init__(self, root: Node, language: Language) -> None:
        self.root = root
        self.language = language
        self.context = Context()
        self.exports = Exports(self.context, self.add_function, self.add_class, self.add_method)
        self._classes = 0

    def run(self) -> Context:
        """The index of the file."""
        pending: list[tuple[Node, FunctionScope | None, str]] = [
            (node, None, "") for node in reversed(self.root.named_children)
        ]
        while pending:
            node, scope, prefix = pending.pop()
            inner, inner_scope, inner_prefix = self._statement(node, scope, prefix)
            pending.extend((child, inner_scope, inner_prefix) for child in reversed(inner))
        self.exports.finish(self.root, self.language)
        self._nested_classes()
        root = self.root
        self.context.functions["<module>"] = ir.FunctionDecl(
            "<module>", span(root), lambda: _guarded(lambda: self._lowering(None).module(root))
        )
        return self.context

    def _lowering(self, scope: FunctionScope | None, owner: str = "") -> Lowering:
        inner = FunctionScope(scope)
        inner.owner = owner
        return Lowering(self.context, inner)

    def _statement(
        self, node: Node, scope: FunctionScope | None, prefix: str
    ) -> tuple[list[Node], FunctionScope | None, str]:
        """Indexes one statement; gives the statements in it that are to be indexed too."""
        kind = node.type
        inner: list[Node] = []
        if kind == "export_statement":
            declaration = node.child_by_field_name("declaration")
            decorators = node.children_by_field_name("decorator")
            if declaration is not None and declaration.type in CLASS_STATEMENTS:
                self.add_class(declaration, "default", decorators)
            elif declaration is not None:
                inner = [declaration]
            if not prefix:
                self.exports.statement(node)
        elif kind in FUNCTION_STATEMENTS:
            if (name := node.child_by_field_name("name")) is not None:
                self.add_function(prefix + text(name), node, scope, prefix)
        elif kind in CLASS_STATEMENTS:
            self.add_class(node, "class", [])
        elif kind in DECLARATIONS:
            for declarator in declarators(node):
                self._declarator(declarator, scope, prefix)
        elif kind == "expression_statement":
            for child in operands(node):
                if child.type in NAMESPACES:
                    inner.append(child)
                elif child.type == "assignment_expression" and not prefix:
                    self.exports.assignment(node, child)
        elif kind in NAMESPACES:
            return self._namespace(node, scope, prefix)
        elif kind in ("interface_declaration", "type_alias_declaration"):
            if (declared := interface_decl(self.context, node)) is not None:
                self.context.types.setdefault(declared.name, declared)
        elif kind in ("import_statement", "import_alias"):
            self.context.imports.update(read_import(node))
        elif kind in ("ambient_declaration", "ERROR"):
            inner = node.named_children
        return inner, scope, prefix

    def _namespace(
        self, node: Node, scope: FunctionScope | None, prefix: str
    ) -> tuple[list[Node], FunctionScope | None, str]:
        """A namespace is a type whose members are functions; unqualified, they are seen inside it."""
        name, body = node.child_by_field_name("name"), node.child_by_field_name("body")
        if name is None or body is None:
            return [], scope, prefix
        if name.type == "string":
            return body.named_children, scope, prefix
        qualified = prefix + text(name)
        members: dict[str, str] = {}
        for statement in body.named_children:
            for member in exported_names(statement.child_by_field_name("declaration") or statement):
                members[member] = f"{qualified}.{member}"
        self.context.namespaces[node.start_byte] = members
        self.context.types.setdefault(qualified, ir.TypeDecl(qualified, span(node)))
        return body.named_children, FunctionScope(scope, members), f"{qualified}."

    def _declarator(self, node: Node, scope: FunctionScope | None, prefix: str) -> None:
        pattern, value = node.child_by_field_name("name"), node.child_by_field_name("value")
        if pattern is None:
            return
        if not prefix:
            self.context.variables.update(bound_names(pattern))
        if value is None:
            return
        module = imported_by(value)
        bound = bind_import(pattern, module) if module is not None else None
        if bound is not None:
            self.context.imports.update(bound)
            self.context.done.add(node.start_byte)
            return
        if pattern.type != "identifier":
            return
        name = text(pattern)
        if value.type == "assignment_expression" and not prefix:
            value = self.exports.aliases(name, value)
        if value.type in FUNCTION_VALUES:
            self.add_function(prefix + name, value, scope, prefix)
            self.context.done.add(node.start_byte)
        elif value.type == "class":
            self.add_class(value, name, [])

    def add_function(self, name: str, node: Node, scope: FunctionScope | None = None, prefix: str = "") -> str:
        """Declares a function that is no method; ``prefix`` is the namespace it is a member of."""

        def lower(unique: str) -> ir.Function:
            return _guarded(lambda: self._lowering(scope, owner).function(node, unique))

        owner = prefix.removesuffix(".")
        return self.context.add_function(name, node, lower, owner)

    def add_class(self, node: Node, fallback: str, decorators: list[Node]) -> str:
        """Declares a class under its own name or ``fallback``, made unique; gives the name it got."""
        own = node.child_by_field_name("name")
        wanted = text(own) if own is not None and text(own) else fallback
        name = self.context.unique(wanted, "$", self.context.types)
        self._classes += 1
        self.context.declared[node.start_byte] = name
        extended, _ = heritage_of(node)
        if extended is not None:
            self.context.heritage[name] = extended
        decorators = decorators + node.children_by_field_name("decorator")
        self.context.types[name] = type_decl(self.context, node, name, decorators)
        has_fields = False
        for member in class_members(node):
            if member.is_function and member.value is not None:
                method = "<init>" if member.name == "constructor" else member.name
                self.add_method(f"{name}.{method}", member.value, name, member.decorators)
            elif member.value is not None and not member.is_static:
                has_fields = True
        if has_fields:
            fields = f"{name}.<fields>"
            self.context.functions[fields] = ir.FunctionDecl(
                fields,
                span(node),
                lambda: _guarded(lambda: self._lowering(None, name).fields(node, fields)),
                name,
            )
        return name

    def add_method(self, name: str, node: Node, owner: str, decorators: list[Node]) -> None:
        """Declares a method of the type ``owner``."""
        annotations = self.context.annotations(decorators)

        def lower(unique: str) -> ir.Function:
            return _guarded(lambda: self._lowering(None, owner).function(node, unique, annotations))

        self.context.add_function(name, node, lower, owner, annotations)

    def _nested_classes(self) -> None:
        """Declares the classes inside functions, found by a query where there may be any."""
        source = self.root.text or b""
        if source.count(b"class") <= self._classes:
            return
        cursor = QueryCursor(_class_query(self.language))
        for node in cursor.captures(self.root).get("class", []):
            if node.start_byte not in self.context.declared:
                self.add_class(node, "class", [])
