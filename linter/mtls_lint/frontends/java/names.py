"""What a Java file and its types declare, and how syntax spells types, annotations and parameters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from mtls_lint.frontends.base import span, text, type_name
from mtls_lint.frontends.java.literals import LITERALS, literal
from mtls_lint.ir import nodes as ir
from mtls_lint.syntax import grammar

if TYPE_CHECKING:
    from tree_sitter import Node, QueryCursor

EXTRAS = frozenset({"line_comment", "block_comment"})
_SAYS_NOTHING = frozenset(
    {
        "var",
        "Object",
        "java.lang.Object",
        "void",
        "boolean",
        "byte",
        "short",
        "int",
        "long",
        "char",
        "float",
        "double",
    }
)
_NOISE = re.compile(r"@[\w.]+(?:\([^)]*\))?\s*|\?\s*(?:extends|super)\s+")

# Everything in a method that declares a variable, for the bodies of classes inside it.
_DECLARED = """
(local_variable_declaration declarator: (variable_declarator name: (identifier) @name))
(formal_parameter name: (identifier) @name)
(spread_parameter (variable_declarator name: (identifier) @name))
(enhanced_for_statement name: (identifier) @name)
(catch_formal_parameter name: (identifier) @name)
(resource name: (identifier) @name)
(instanceof_expression name: (identifier) @name)
(type_pattern (identifier) @name)
(record_pattern_component (identifier) @name)
(inferred_parameters (identifier) @name)
(lambda_expression parameters: (identifier) @name)
"""


@cache
def _declarations() -> QueryCursor:
    from tree_sitter import Query, QueryCursor

    return QueryCursor(Query(grammar("java"), _DECLARED))


@dataclass(slots=True)
class TypeInfo:
    """A type of this file while it is indexed.

    ``members`` are the nodes directly in its body; ``context`` is the member of the outer type that a local
    or anonymous class stands in. ``stem`` is the name of the nearest class that has one; ``components`` are a
    record's; ``renamed`` are the nested types whose simple name is not theirs alone in the file.
    """

    name: str
    node: Node
    outer: TypeInfo | None
    context: Node | None = None
    stem: str = ""
    bases: tuple[str, ...] = ()
    superclass: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    methods: set[str] = field(default_factory=set)
    components: tuple[ir.Param, ...] = ()
    renamed: dict[str, str] = field(default_factory=dict)
    members: list[Node] = field(default_factory=list)
    _captures: frozenset[str] | None = None

    def enclosing(self) -> Iterator[TypeInfo]:
        """This type and those it is nested in, innermost first."""
        info: TypeInfo | None = self
        while info is not None:
            yield info
            info = info.outer

    def has_method(self, name: str) -> bool:
        """Whether ``name`` is a method of this type or of an enclosing one."""
        return any(name in info.methods for info in self.enclosing())

    def captures(self) -> frozenset[str]:
        """The variables of the method around a local or anonymous class that its body may mean."""
        if self._captures is None:
            found = _declarations().captures(self.context).get("name", []) if self.context is not None else []
            self._captures = frozenset(text(name) for name in found if name.start_byte < self.node.start_byte)
        return self._captures


@dataclass(slots=True)
class FileInfo:
    """What a file's names mean: its package, imports and types; ``bodies`` are anonymous classes by place."""

    package: str = ""
    imports: dict[str, str] = field(default_factory=dict)
    wildcards: list[str] = field(default_factory=list)
    types: dict[str, TypeInfo] = field(default_factory=dict)
    bodies: dict[int, TypeInfo] = field(default_factory=dict)
    renamed: set[str] = field(default_factory=set)
    _written: dict[tuple[str, str], str] = field(default_factory=dict)

    def inherits(self, info: TypeInfo, name: str) -> bool | None:
        """Whether ``name`` is a field of the type or of a base; None: a base outside the file may have it."""
        seen: set[str] = set()
        pending, open_ended = [info], False
        while pending:
            each = pending.pop()
            if name in each.fields:
                return True
            seen.add(each.name)
            open_ended |= bool(each.superclass) and each.superclass not in self.types
            pending += [self.types[base] for base in each.bases if base in self.types and base not in seen]
        return None if open_ended else False

    def local_type(self, name: str, owner: TypeInfo | None) -> str:
        """The name in this file's index of a type written by its simple ``name`` inside ``owner``."""
        if owner is not None and name in self.renamed:
            for info in owner.enclosing():
                if name in info.renamed:
                    return info.renamed[name]
        return name

    def resolve(self, name: str, owner: TypeInfo | None) -> str:
        """The import-qualified name of a simple or dotted type name."""
        head, dot, rest = name.partition(".")
        if head in self.types and dot:
            return rest.rpartition(".")[2]
        if not dot:
            head = self.local_type(head, owner)
        return self.imports.get(head, head) + dot + rest

    def type_of(self, node: Node | None, owner: TypeInfo | None, suffix: str = "") -> str:
        """The IR name of a written type, with ``suffix`` (``[]``) after it."""
        if node is None:
            return ""
        written = text(node) + suffix
        key = (written, owner.name if owner else "")
        if key not in self._written:
            plain = _NOISE.sub("", written).replace("?", "Object")
            self._written[key] = type_name(plain, lambda name: self.resolve(name, owner)) or "Object"
        return self._written[key]

    def variable_type(self, node: Node | None, owner: TypeInfo | None, suffix: str = "") -> str:
        """The declared type of a variable; empty when it says nothing of the value (``var``, ``int``)."""
        return informative(self.type_of(node, owner, suffix))

    def annotations(self, node: Node) -> tuple[ir.Annotation, ...]:
        """The annotations among a declaration's modifiers."""
        for child in node.children:
            if child.type == "modifiers":
                return tuple(
                    self._annotation(mark)
                    for mark in child.named_children
                    if mark.type in ("annotation", "marker_annotation")
                )
        return ()

    def _annotation(self, node: Node) -> ir.Annotation:
        found: list[str] = []
        arguments = node.child_by_field_name("arguments")
        for part in operands(arguments) if arguments is not None else ():
            key, value = "", part
            if part.type == "element_value_pair":
                key, value = child_text(part, "key") + "=", operands(part)[-1]
            values = operands(value) if value.type == "element_value_array_initializer" else [value]
            found += [key + shown for each in values if (shown := _annotation_value(each))]
        return ir.Annotation(self.resolve(child_text(node, "name"), None), tuple(found), span(node))

    def parameters(self, node: Node | None, owner: TypeInfo | None) -> tuple[ir.Param, ...]:
        """The parameters of a method, constructor, record or lambda; ``_`` gets a name of its own."""
        if node is None:
            return ()
        if node.type == "identifier":
            return (ir.Param(text(node)),)
        found: dict[str, ir.Param] = {}
        for child in node.named_children:
            declared, name, suffix = _declared_parameter(child)
            if name == "_":
                name = f"_${len(found)}"
            if name and name not in found:
                type_ = self.type_of(declared, owner, suffix)
                rest = child.type in ("spread_parameter", "ERROR")
                found[name] = ir.Param(name, "" if type_ == "var" else type_, rest, self.annotations(child))
        return tuple(found.values())


def _declared_parameter(node: Node) -> tuple[Node | None, str, str]:
    """The type, name and array suffix of a child of a parameter list; without a name it is no parameter."""
    if node.type == "identifier":
        return None, text(node), ""
    if node.type == "formal_parameter":
        suffix = child_text(node, "dimensions").replace(" ", "")
        return node.child_by_field_name("type"), child_text(node, "name"), suffix
    parts = [part for part in operands(node) if part.type != "modifiers"]
    if node.type == "spread_parameter" and len(parts) > 1:
        return parts[0], child_text(parts[-1], "name"), "[]"
    if node.type == "ERROR" and parts and "..." in text(node):
        # The grammar has no `T @A... name`, and takes the name for a part of the annotation's.
        name = text(node).rpartition("...")[2].strip()
        return parts[0], name if name.isidentifier() else "", "[]"
    return None, "", ""


def _annotation_value(node: Node) -> str:
    """A literal, constant or class as text; empty when it is anything else."""
    if node.type in LITERALS:
        shown = literal(node)
        return shown if isinstance(shown, str) else text(node)
    return text(node) if node.type in ("identifier", "field_access", "class_literal") else ""


def informative(type_: str) -> str:
    """The type name, or empty when it says nothing of the value."""
    return "" if type_ in _SAYS_NOTHING else type_


def plain_name(node: Node) -> str:
    """A type as written without type arguments, annotations and spaces; containers stay what they are."""
    written = text(node)
    if "@" in written:
        written = _NOISE.sub("", written)
    return "".join(written.partition("<")[0].split())


def identifier(node: Node | None) -> str:
    """The text of a name; ``?`` where broken source lacks it."""
    return (text(node) if node is not None else "") or "?"


def child_text(node: Node, name: str) -> str:
    """The source text of a field's node, or empty."""
    child = node.child_by_field_name(name)
    return text(child) if child is not None else ""


def operands(node: Node) -> list[Node]:
    """The named children that are not comments."""
    return [child for child in node.named_children if child.type not in EXTRAS]
