"""Classes and interfaces, as the index sees them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mtls_lint.frontends.base import span, text
from mtls_lint.frontends.javascript.context import Context
from mtls_lint.frontends.javascript.syntax import (
    FIELDS,
    FUNCTION_VALUES,
    dotted,
    has_token,
    operands,
    property_name,
    unwrap,
)
from mtls_lint.ir import nodes as ir

if TYPE_CHECKING:
    from tree_sitter import Node


@dataclass(slots=True)
class Member:
    """One member of a class body, with the decorators written before it."""

    node: Node
    name: str
    value: Node | None = None
    is_static: bool = False
    is_function: bool = False
    decorators: list[Node] = field(default_factory=list)


def class_members(node: Node) -> Iterator[Member]:
    """The methods, fields and static blocks of a class; signatures without a body are left out."""
    body = node.child_by_field_name("body")
    decorators: list[Node] = []
    for child in operands(body) if body is not None else ():
        if child.type == "decorator":
            decorators.append(child)
            continue
        own, decorators = decorators + child.children_by_field_name("decorator"), []
        if child.type == "method_definition":
            name = _member_name(child.child_by_field_name("name"))
            # An accessor goes by another name than what is read or written through it.
            name = next((f"{kind}_{name}" for kind in ("get", "set") if has_token(child, kind)), name)
            yield Member(child, name, child, has_token(child, "static"), True, own)  # noqa: FBT003
        elif child.type in FIELDS:
            key = child.child_by_field_name("name") or child.child_by_field_name("property")
            value = child.child_by_field_name("value")
            is_function = value is not None and value.type in FUNCTION_VALUES
            yield Member(child, _member_name(key), value, has_token(child, "static"), is_function, own)
        elif child.type == "class_static_block":
            yield Member(child, "", None, is_static=True)


def decorators_of(member: Member) -> Iterator[Node]:
    """The decorators of a member and of its parameters."""
    yield from member.decorators
    function = member.value if member.is_function else None
    parameters = function.child_by_field_name("parameters") if function is not None else None
    for param in operands(parameters) if parameters is not None else ():
        yield from param.children_by_field_name("decorator")


def _member_name(key: Node | None) -> str:
    if key is None:
        return ""
    name = property_name(key)
    return text(key) if name is None else name


def parameter_properties(constructor: Node) -> Iterator[tuple[str, Node]]:
    """The parameters of a TypeScript constructor that are fields too."""
    parameters = constructor.child_by_field_name("parameters")
    for param in operands(parameters) if parameters is not None else ():
        pattern = param.child_by_field_name("pattern")
        is_field = any(
            child.type in ("accessibility_modifier", "override_modifier", "readonly") for child in param.children
        )
        if is_field and pattern is not None and pattern.type == "identifier":
            yield text(pattern), param


def heritage_of(node: Node) -> tuple[Node | None, list[Node]]:
    """The expression a class extends, and the types it implements."""
    clause = next((child for child in node.named_children if child.type == "class_heritage"), None)
    extended: Node | None = None
    implemented: list[Node] = []
    for part in operands(clause) if clause is not None else ():
        if part.type == "extends_clause":
            extended = part.child_by_field_name("value")
        elif part.type == "implements_clause":
            implemented = operands(part)
        else:
            extended = part
    return extended, implemented


def base_names(context: Context, extended: Node | None) -> Iterator[str]:
    """The types a heritage expression names: in a call, the function called and the types given to it."""
    pending = [] if extended is None else [extended]
    while pending:
        node = unwrap(pending.pop())
        if name := dotted(node):
            yield context.resolve(name)
        elif node.type == "call_expression":
            arguments = node.child_by_field_name("arguments")
            pending.extend(reversed(operands(arguments) if arguments is not None else []))
            pending.extend(node.children_by_field_name("function"))


def type_decl(context: Context, node: Node, name: str, decorators: list[Node]) -> ir.TypeDecl:
    """The declaration of a class under the IR name ``name``."""
    extended, implemented = heritage_of(node)
    bases = [*base_names(context, extended), *map(context.type_of, implemented)]
    fields: dict[str, str] = {}
    for member in class_members(node):
        if member.node.type in FIELDS:
            declared = context.type_of(member.node.child_by_field_name("type"))
            if declared or (declared := _constructed(context, member.value)):
                fields[member.name] = declared
        elif member.name == "constructor":
            for param, written in parameter_properties(member.node):
                if declared := context.type_of(written.child_by_field_name("type")):
                    fields[param] = declared
    annotations = context.annotations(decorators)
    if extended is not None and (made := unwrap(extended)).type == "call_expression":
        # What a class extends that a call makes is told by that call, as by a mark.
        annotations += (context.annotation(made, made),)
    return ir.TypeDecl(name, span(node), tuple(filter(None, bases)), fields, annotations)


def _constructed(context: Context, value: Node | None) -> str:
    """The type of a field that is initialised with ``new T(…)``."""
    if value is None or value.type != "new_expression":
        return ""
    constructor = value.child_by_field_name("constructor")
    return context.resolve(dotted(constructor)) if constructor is not None else ""


def interface_decl(context: Context, node: Node) -> ir.TypeDecl | None:
    """The declaration of an interface, or of a type alias for object types and named types."""
    name = node.child_by_field_name("name")
    if name is None:
        return None
    bases: list[str] = []
    fields: dict[str, str] = {}
    pending = [child for child in node.named_children if child.type in ("extends_type_clause", "interface_body")]
    pending.extend(node.children_by_field_name("value"))
    while pending:
        part = pending.pop()
        if part.type in ("extends_type_clause", "intersection_type", "parenthesized_type"):
            pending.extend(reversed(operands(part)))
        elif part.type in ("interface_body", "object_type"):
            for member in operands(part):
                key = property_name(member.child_by_field_name("name"))
                if member.type == "property_signature" and key is not None:
                    fields[key] = context.type_of(member.child_by_field_name("type"))
        else:
            bases.append(context.type_of(part))
    kept = {key: declared for key, declared in fields.items() if declared}
    return ir.TypeDecl(text(name), span(node), tuple(filter(None, bases)), kept, is_interface=True)
