"""The index of a C# file: namespace, usings, types and members, found without looking into bodies."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from mtls_lint.frontends.base import error_spans, span, text
from mtls_lint.frontends.csharp import queries, statements, values  # noqa: F401  (they fill the lowering's tables)
from mtls_lint.frontends.csharp.calls import emit_call, lower_body
from mtls_lint.frontends.csharp.lowering import STATEMENTS, Lowering
from mtls_lint.frontends.csharp.names import FileInfo, TypeInfo, child_text, modifiers, operands
from mtls_lint.frontends.csharp.preprocessor import first_branches, plain_accesses
from mtls_lint.ir import nodes as ir
from mtls_lint.syntax import parse

if TYPE_CHECKING:
    from tree_sitter import Node

_TYPES = frozenset(
    [
        "class_declaration",
        "struct_declaration",
        "record_declaration",
        "interface_declaration",
        "enum_declaration",
        "delegate_declaration",
    ]
)
_TYPE_KEYWORDS = frozenset({"class", "struct", "record", "interface"})
_CONTAINERS = frozenset(
    [
        "namespace_declaration",
        "file_scoped_namespace_declaration",
        "declaration_list",
        "preproc_if",
        "preproc_else",
        "preproc_elif",
        "ERROR",
        "enum_member_declaration_list",
    ]
)
_OPERATORS = frozenset({"operator_declaration", "conversion_operator_declaration"})


def index(language: str, path: str, content: bytes) -> ir.Module:
    """Indexes one C# file; its module name is its first namespace.

    Namespaces, static classes included, that are imported whole go to ``wildcards``, aliases to ``imports``.
    """
    root = _parse(language, content)
    indexer = _Indexer()
    indexer.walk(root)
    indexer.finish(root)
    file = indexer.file
    return ir.Module(
        path,
        language,
        file.namespace,
        file.aliases,
        tuple(file.usings),
        indexer.functions,
        {info.name: _declaration(info) for info in file.types.values()},
        errors=error_spans(root),
    )


def _parse(language: str, content: bytes) -> Node:
    content = plain_accesses(content)
    root = parse(language, content).root_node
    if root.has_error and b"#" in content:
        # The grammar knows `#if` around statements and members; elsewhere one branch alone may parse.
        again = parse(language, first_branches(content)).root_node
        if len(error_spans(again)) < len(error_spans(root)):
            return again
    return root


def _declaration(info: TypeInfo) -> ir.TypeDecl:
    return ir.TypeDecl(info.name, info.where, info.bases, info.fields, info.annotations, info.is_interface)


class _Indexer:
    """Walks declarations in the order of the source, iteratively; bodies stay closed."""

    def __init__(self) -> None:
        self.file = FileInfo()
        self.functions: dict[str, ir.FunctionDecl] = {}
        self._top_level: list[Node] = []
        self._used: dict[str, int] = {}

    def walk(self, root: Node) -> None:
        """Visits every declaration below ``root``."""
        pending: list[tuple[Node, TypeInfo | None]] = [(root, None)]
        while pending:
            node, owner = pending.pop()
            pending.extend(reversed(self._visit(node, owner)))

    def _visit(self, node: Node, owner: TypeInfo | None) -> list[tuple[Node, TypeInfo | None]]:
        """Takes in one node and returns what is to be visited next, with the type it belongs to."""
        kind = node.type
        if kind in _TYPES:
            return self._type(node, owner)
        if kind == "ERROR":
            return self._broken(node, owner)
        if kind in _CONTAINERS or kind == "compilation_unit":
            if kind.endswith("namespace_declaration") and not self.file.namespace:
                self.file.namespace = "".join(child_text(node, "name").split())
            return [(child, owner) for child in node.children if child.is_named]
        if kind == "global_statement":
            return [(child, None) for child in operands(node)]
        if kind == "using_directive":
            self._using(node)
        elif kind == "local_function_statement" or (kind in _MEMBERS and owner is not None):
            _MEMBERS[kind](self, node, owner)
        elif kind == "enum_member_declaration" and owner is not None:
            owner.fields[child_text(node, "name")] = owner.name
        elif owner is None and kind in STATEMENTS and kind != "empty_statement":
            self._top_level.append(node)
        return []

    def _broken(self, node: Node, owner: TypeInfo | None) -> list[tuple[Node, TypeInfo | None]]:
        """What parsed inside an error; a type with no end lends its name to the members behind it."""
        found: list[tuple[Node, TypeInfo | None]] = []
        expecting_name = False
        for child in node.children:
            if child.type in _TYPE_KEYWORDS:
                expecting_name = True
            elif expecting_name and child.type == "identifier":
                owner = self._type_info(text(child), owner, node)
                expecting_name = False
            elif child.type == "base_list" and owner is not None:
                owner.bases += self._bases(child)
            elif child.is_named and (child.type in _MEMBERS or child.type in _TYPES or child.type in _CONTAINERS):
                found.append((child, owner))
            elif child.type == "using_directive":
                found.append((child, None))
        return found

    def _using(self, node: Node) -> None:
        alias = child_text(node, "name")
        parts = operands(node)
        if not parts:
            return
        imported = "".join(text(parts[-1]).split()).removeprefix("global::").split("<")[0]
        if alias:
            self.file.aliases[alias] = imported
        else:
            self.file.usings.append(imported)

    def _type_info(self, name: str, outer: TypeInfo | None, node: Node) -> TypeInfo:
        return self.file.types.setdefault(name, TypeInfo(name, outer, span(node)))

    def _type(self, node: Node, owner: TypeInfo | None) -> list[tuple[Node, TypeInfo | None]]:
        info = self._type_info(child_text(node, "name"), owner, node)
        info.annotations += self.file.annotations(node)
        info.is_interface = info.is_interface or node.type == "interface_declaration"
        for child in node.named_children:
            if child.type == "base_list":
                info.bases += self._bases(child)
                info.base_arguments = _argument_list(child) or info.base_arguments
            elif child.type == "parameter_list" and node.type != "delegate_declaration":
                info.primary = child
                for param in self.file.parameters(child):
                    info.fields[param.name] = param.type
                self._add(f"{info.name}.<init>", child, partial(self._lower_primary, info, child), info)
        body = node.child_by_field_name("body")
        return [(body, info)] if body is not None else []

    def _bases(self, node: Node) -> tuple[str, ...]:
        found: list[str] = []
        for child in operands(node):
            written = child.child_by_field_name("type") if child.type == "primary_constructor_base_type" else child
            if child.type != "argument_list":
                found.append(self.file.type_of(written))
        return tuple(filter(None, found))

    def field(self, node: Node, owner: TypeInfo | None) -> None:
        """A field or a field-like event."""
        assert owner is not None
        for declaration in node.named_children:
            if declaration.type != "variable_declaration":
                continue
            type_ = self.file.type_of(declaration.child_by_field_name("type"))
            for declarator in declaration.named_children:
                name = child_text(declarator, "name")
                if declarator.type != "variable_declarator" or not name:
                    continue
                owner.fields[name] = type_
                parts = operands(declarator)
                if len(parts) > 1:
                    owner.initialisers.append((name, type_, parts[-1]))

    def property(self, node: Node, owner: TypeInfo | None) -> None:
        """A property, indexer or event with accessors: automatic ones are fields, the others functions."""
        assert owner is not None
        name = child_text(node, "name") or "Item"
        type_ = self.file.type_of(node.child_by_field_name("type"))
        value = node.child_by_field_name("value")
        accessors = node.child_by_field_name("accessors")
        params = self.file.parameters(node.child_by_field_name("parameters"))
        computed = value is not None and value.type == "arrow_expression_clause"
        if value is not None and computed:
            self._accessor(node, value, f"get_{name}", params, type_, owner)
        for accessor in accessors.named_children if accessors is not None else ():
            kind, body = child_text(accessor, "name"), accessor.child_by_field_name("body")
            if body is None:
                continue
            computed = True
            if kind == "get":
                self._accessor(accessor, body, f"get_{name}", params, type_, owner)
            else:
                prefix = "set" if kind == "init" else kind
                given = (*params, ir.Param("value", type_))
                self._accessor(accessor, body, f"{prefix}_{name}", given, "", owner)
        if node.type == "indexer_declaration":
            return
        if computed:
            owner.computed.add(name)
        else:
            owner.fields[name] = type_
        if value is not None and value.type != "arrow_expression_clause":
            owner.initialisers.append((name, type_, value))

    def _accessor(
        self, node: Node, body: Node, name: str, params: tuple[ir.Param, ...], result: str, owner: TypeInfo
    ) -> None:
        lower = partial(self._lower, node, body, params, result, owner, returns=name.startswith("get_"))
        self._add(f"{owner.name}.{name}", node, lower, owner)

    def method(self, node: Node, owner: TypeInfo | None) -> None:
        """A method, constructor, finaliser or operator, or a function outside of all types."""
        name = child_text(node, "name")
        if node.type == "constructor_declaration":
            name = "<static>" if "static" in modifiers(node) else "<init>"
        elif node.type == "destructor_declaration":
            name = "Finalize"
        elif node.type in _OPERATORS:
            symbol = child_text(node, "operator")
            name = f"operator {symbol}" if symbol else "operator implicit"
        elif owner is not None:
            owner.methods.add(name)
        body = node.child_by_field_name("body")
        if body is None or not name:
            return
        written = node.child_by_field_name("returns") or node.child_by_field_name("type")
        params = self.file.parameters(node.child_by_field_name("parameters"))
        returns = written is not None and text(written) != "void"
        result = self.file.type_of(written)
        lower = partial(self._lower, node, body, params, result, owner, returns=returns)
        self._add(f"{owner.name}.{name}" if owner else name, node, lower, owner)

    def _add(self, name: str, node: Node, lower: Callable[[str], ir.Function], owner: TypeInfo | None) -> None:
        count = self._used[name] = self._used.get(name, 0) + 1
        unique = name if count == 1 else f"{name}#{count}"
        self.functions[unique] = ir.FunctionDecl(
            unique,
            span(node),
            partial(lower, unique),
            owner.name if owner else "",
            self.file.annotations(node) + self._extended(node),
        )

    def _extended(self, node: Node) -> tuple[ir.Annotation, ...]:
        """The mark of an extension method, which its first parameter carries."""
        params = self.file.parameters(node.child_by_field_name("parameters"))
        return tuple(mark for param in params[:1] for mark in param.annotations if mark.name == "this")

    def finish(self, root: Node) -> None:
        """Adds what is made of several places: field initialisers and top-level statements."""
        for info in self.file.types.values():
            if info.initialisers:
                name = f"{info.name}.<fields>"
                lower = partial(self._lower_fields, info, name)
                self.functions[name] = ir.FunctionDecl(name, info.where, lower, info.name)
        if self._top_level:
            lower = partial(self._lower_module, root)
            self.functions["<module>"] = ir.FunctionDecl("<module>", span(root), lower)

    def _lower(
        self,
        node: Node,
        body: Node,
        params: tuple[ir.Param, ...],
        result: str,
        owner: TypeInfo | None,
        name: str,
        *,
        returns: bool,
    ) -> ir.Function:
        low = Lowering(self.file, owner, result)

        def lower_all() -> None:
            for child in node.named_children:
                if child.type == "constructor_initializer" and owner is not None:
                    _delegate_construction(low, child, owner)
            lower_body(low, body, returns=returns)

        function = low.function(name, span(node), params, lower_all, is_async="async" in modifiers(node))
        return replace(function, annotations=self.file.annotations(node))

    def _lower_primary(self, info: TypeInfo, node: Node, name: str) -> ir.Function:
        low = Lowering(self.file, info)
        params = self.file.parameters(node)

        def lower_all() -> None:
            for param in params:
                low.build.emit(ir.SetField("this", param.name, param.name, span(node)))
            if info.base_arguments is not None and info.bases:
                arguments = info.base_arguments
                callee = low.build.load(info.bases[0], span(arguments))
                emit_call(low, arguments, callee, span(arguments), anchor=span(arguments), method="<init>")

        return low.function(name, span(node), params, lower_all, is_async=False)

    def _lower_fields(self, info: TypeInfo, name: str) -> ir.Function:
        low = Lowering(self.file, info)

        def lower_all() -> None:
            for member, type_, value in info.initialisers:
                low.build.emit(ir.SetField("this", member, low.expr_as(value, type_), span(value)))

        return low.function(name, info.where, (), lower_all, is_async=False)

    def _lower_module(self, root: Node) -> ir.Function:
        low = Lowering(self.file, None, module_level=True)
        body = partial(low.statements, self._top_level)
        return low.function("<module>", span(root), (), body, is_async=False)


def _argument_list(node: Node) -> Node | None:
    for child in node.named_children:
        if child.type == "argument_list":
            return child
        if child.type == "primary_constructor_base_type":
            return _argument_list(child)
    return None


def _delegate_construction(low: Lowering, node: Node, owner: TypeInfo) -> None:
    """``: this(…)`` and ``: base(…)``: the call of another constructor on the same instance."""
    where = span(node)
    keyword = next((child for child in node.children if child.type in ("this", "base")), node)
    to_base = keyword.type == "base" and owner.bases
    callee = low.build.load(owner.bases[0], where) if to_base else low.this(where)
    emit_call(low, _argument_list(node), callee, where, anchor=span(keyword), method="<init>")


_MEMBERS: dict[str, Callable[[_Indexer, Node, TypeInfo | None], None]] = {
    "field_declaration": _Indexer.field,
    "event_field_declaration": _Indexer.field,
    "property_declaration": _Indexer.property,
    "indexer_declaration": _Indexer.property,
    "event_declaration": _Indexer.property,
    **dict.fromkeys(
        (
            "method_declaration",
            "constructor_declaration",
            "destructor_declaration",
            "operator_declaration",
            "conversion_operator_declaration",
            "local_function_statement",
        ),
        _Indexer.method,
    ),
}
