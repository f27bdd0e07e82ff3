"""What a C# file and its types declare, and how syntax spells types, attributes and parameters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from mtls_lint.frontends.base import span, text, type_name
from mtls_lint.frontends.csharp.literals import LITERALS, literal
from mtls_lint.ir import nodes as ir

if TYPE_CHECKING:
    from tree_sitter import Node

EXTRAS = frozenset(
    [
        "comment",
        "preproc_region",
        "preproc_endregion",
        "preproc_line",
        "preproc_pragma",
        "preproc_nullable",
        "preproc_error",
        "preproc_warning",
        "preproc_define",
        "preproc_undef",
        "ERROR",
    ]
)
_UNINFORMATIVE = frozenset({"", "var", "object", "dynamic", "void", "Task", "ValueTask"})


@dataclass(slots=True)
class TypeInfo:
    """A type of this file while it is indexed; parts of a partial type share one.

    ``initialisers`` are (member, declared type, value) of fields and properties; ``primary`` the parameter
    list of a primary constructor, with the arguments it hands to the base.
    """

    name: str
    outer: TypeInfo | None
    where: ir.Span
    bases: tuple[str, ...] = ()
    fields: dict[str, str] = field(default_factory=dict)
    computed: set[str] = field(default_factory=set)
    methods: set[str] = field(default_factory=set)
    annotations: tuple[ir.Annotation, ...] = ()
    is_interface: bool = False
    initialisers: list[tuple[str, str, Node]] = field(default_factory=list)
    primary: Node | None = None
    base_arguments: Node | None = None

    def enclosing(self) -> Iterator[TypeInfo]:
        """This type and those it is nested in, innermost first."""
        info: TypeInfo | None = self
        while info is not None:
            yield info
            info = info.outer

    def holds(self, name: str) -> bool:
        """Whether ``name`` is a field or property of this type or of an enclosing one."""
        return any(name in info.fields or name in info.computed for info in self.enclosing())

    def has_method(self, name: str) -> bool:
        """Whether ``name`` is a method of this type or of an enclosing one."""
        return any(name in info.methods for info in self.enclosing())

    def field_type(self, name: str) -> str:
        """The declared type of a field, or empty."""
        return next((info.fields[name] for info in self.enclosing() if name in info.fields), "")


@dataclass(slots=True)
class FileInfo:
    """The names a file sees: its first namespace, aliases, imported namespaces, types."""

    namespace: str = ""
    aliases: dict[str, str] = field(default_factory=dict)
    usings: list[str] = field(default_factory=list)
    types: dict[str, TypeInfo] = field(default_factory=dict)

    def resolve(self, name: str) -> str:
        """The name with a leading alias replaced by what it stands for."""
        head, dot, rest = name.removeprefix("global::").replace("::", ".").partition(".")
        return self.aliases.get(head, head) + dot + rest

    def names_type(self, dotted: str) -> bool:
        """Whether ``A.B`` plainly names a type: it starts with a namespace in sight or an alias."""
        head = dotted.removeprefix("global::").partition(".")[0]
        namespaces = ("System", self.namespace, *self.usings)
        return head in self.aliases or any(head == name.partition(".")[0] for name in namespaces)

    def tested_type(self, node: Node) -> str:
        """The IR name of a type where one must be named, if only as it is written."""
        return self.type_of(node) or text(node) or "?"

    def type_of(self, node: Node | None) -> str:
        """The IR name of a written type; empty when it says nothing (``var``, ``object``)."""
        while node is not None and node.type in ("ref_type", "scoped_type"):
            node = node.child_by_field_name("type")
        if node is None or node.type == "implicit_type":
            return ""
        name = type_name(text(node).replace("global::", ""), self.resolve)
        return "" if name in _UNINFORMATIVE else name

    def annotations(self, node: Node) -> tuple[ir.Annotation, ...]:
        """The attributes written in front of a declaration."""
        return tuple(
            self._annotation(attribute)
            for child in node.children
            if child.type == "attribute_list"
            for attribute in child.named_children
            if attribute.type == "attribute"
        )

    def _annotation(self, node: Node) -> ir.Annotation:
        name, _, types = child_text(node, "name").partition("<")
        arguments = [part.strip() for part in types.removesuffix(">").split(",")]
        for part in node.named_children:
            if part.type == "attribute_argument_list":
                arguments += [_argument(argument) for argument in operands(part)]
        return ir.Annotation(
            self.resolve(name.removesuffix("Attribute")), tuple(filter(None, arguments)), span(node)
        )

    def parameters(self, node: Node | None) -> tuple[ir.Param, ...]:
        """The parameters of a parameter list; repeated discards get names of their own."""
        if node is None:
            return ()
        if node.type == "implicit_parameter":
            return (ir.Param(text(node).removeprefix("@")),)
        found: list[ir.Param] = []
        for child in node.named_children:
            if child.type == "parameter":
                found.append(self._parameter(child))
            elif child.type == "implicit_parameter":
                found.append(ir.Param(text(child).removeprefix("@")))
        # `params T[] rest` has no node of its own: its type and name stand in the list itself.
        rest, declared = node.child_by_field_name("name"), node.child_by_field_name("type")
        if rest is not None and declared is not None:
            found.append(ir.Param(text(rest).removeprefix("@"), self.type_of(declared), rest=True))
        discards = 0
        for at, each in enumerate(found):
            if each.name == "_":
                found[at] = replace(each, name=f"_${discards}") if discards else each
                discards += 1
        # A name is empty only where a syntax error left none.
        return tuple(each for each in found if each.name)

    def _parameter(self, node: Node) -> ir.Param:
        written = node.child_by_field_name("type")
        marks = tuple(
            ir.Annotation(text(child), (), span(child))
            for child in node.children
            if child.type in ("modifier", "this", "out", "ref") and text(child) in ("this", "out", "ref")
        )
        if written is not None and written.type == "ref_type":
            marks += (ir.Annotation("ref", (), span(written)),)
        name = child_text(node, "name")
        return ir.Param(name, self.type_of(written), annotations=marks + self.annotations(node))


def _argument(node: Node) -> str:
    """An attribute argument as ``value`` or ``Name=value``; empty when it is no literal, name or type."""
    parts = operands(node)
    name = child_text(node, "name")
    value = parts[-1]
    if value.type in LITERALS:
        # Words of the language stay as they are written: `true`, `null`.
        written = text(value) if value.type in ("boolean_literal", "null_literal") else str(literal(value))
    elif value.type in ("identifier", "member_access_expression", "qualified_name"):
        written = text(value)
    elif value.type == "typeof_expression":
        written = child_text(value, "type").split("<")[0]
    else:
        return ""
    return f"{name}={written}" if name else written


def child_text(node: Node, name: str) -> str:
    """The source text of a field's node, without the ``@`` of an escaped keyword; or empty."""
    child = node.child_by_field_name(name)
    return text(child).removeprefix("@") if child is not None else ""


def operands(node: Node) -> list[Node]:
    """The children that mean something; ``this`` and ``base`` are anonymous in the grammar, yet operands.

    What did not parse is left out: around it the grammar's own children are there, if need be as empty ones.
    """
    return [
        child
        for child in node.children
        if (child.is_named and child.type not in EXTRAS) or child.type in ("this", "base")
    ]


def statements_of(block: Node) -> list[Node]:
    """The statements of a block, those that parsed inside an error among them included."""
    found: list[Node] = []
    for child in block.children:
        if child.type == "ERROR":
            found += [part for part in child.children if part.type == "block" or part.type.endswith("_statement")]
        elif child.is_named and child.type not in EXTRAS:
            found.append(child)
    return found


def modifiers(node: Node) -> set[str]:
    """The modifiers of a declaration."""
    return {text(child) for child in node.children if child.type == "modifier"}


def simple_name(node: Node) -> tuple[str, Node | None]:
    """The identifier of a possibly generic name, and its type arguments; ``?`` where a name is missing."""
    if node.type == "generic_name":
        parts = operands(node)
        return text(parts[0]) or "?", parts[1] if len(parts) > 1 else None
    return text(node).removeprefix("@") or "?", None
