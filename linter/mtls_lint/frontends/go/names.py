"""What the names of a Go file stand for: its imports and its types."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mtls_lint.frontends import base
from mtls_lint.ir import nodes as ir

if TYPE_CHECKING:
    from tree_sitter import Node

_MAJOR = re.compile(r"/v(?:[2-9]|\d{2,})(?=/|$)")
_GOPKG_MAJOR = re.compile(r"\.v\d+(?=/|$)")
_IDENTIFIER = re.compile(r"[A-Za-z_]\w*")
_JSON_TAG = re.compile(r'\bjson:\\?"([^",\\]+)')

_SHAPES = {
    "map_type": "map",
    "function_type": "func",
    "channel_type": "chan",
    "struct_type": "any",
    "interface_type": "any",
}
LISTS = frozenset({"slice_type", "array_type", "implicit_length_array_type"})
TYPES = (
    frozenset({"pointer_type", "qualified_type", "type_identifier", "generic_type", "parenthesized_type"})
    | LISTS
    | frozenset(_SHAPES)
)
"""The node types that write a type."""

NUMBERS = frozenset(
    [
        "int",
        "int8",
        "int16",
        "int32",
        "int64",
        "uint",
        "uint8",
        "uint16",
        "uint32",
        "uint64",
        "uintptr",
        "byte",
        "rune",
        "float32",
        "float64",
    ]
)
BUILTIN_TYPES = NUMBERS | frozenset(["bool", "string", "error", "any", "complex64", "complex128"])


@dataclass
class File:
    """What lowering has to know of the file around a function.

    ``shapes`` maps a type declared in the file to the node type of what it is declared as.
    """

    imports: dict[str, str] = field(default_factory=dict)
    wildcards: list[str] = field(default_factory=list)
    types: dict[str, ir.TypeDecl] = field(default_factory=dict)
    shapes: dict[str, str] = field(default_factory=dict)

    def resolve(self, name: str) -> str:
        """The qualified name of a simple or package-qualified one: ``crypto/x509.Certificate``."""
        package, dot, member = name.partition(".")
        return f"{self.imports.get(package, package)}.{member}" if dot else name

    def type_name(self, node: Node | None) -> str:
        """The IR name of a written type; empty for ``any`` and for what is no type."""
        name = base.type_name(written(node), self.resolve)
        return "" if name.removesuffix("[]") == "any" else name


def written(node: Node | None) -> str:
    """A type's text reduced to its name and whether it is a list; iterative, so that no nesting is too deep."""
    prefix = ""
    while node is not None:
        kind = node.type
        if kind in LISTS:
            prefix, node = "[]", node.child_by_field_name("element")
        elif kind == "generic_type":
            node = node.child_by_field_name("type")
        elif kind in ("pointer_type", "parenthesized_type", "type_elem", "type_constraint", "negated_type"):
            node = parts(node)[0] if parts(node) else None
        elif kind in _SHAPES:
            return prefix + _SHAPES[kind]
        else:
            return prefix + base.text(node)
    return prefix + "any" if prefix else ""


def parts(node: Node) -> list[Node]:
    """The named children without comments, which may stand anywhere."""
    return [child for child in node.named_children if child.type != "comment"]


def package_path(path: str) -> str:
    """An import path without its major version, which tells nothing about what the package is."""
    path = _MAJOR.sub("", path)
    return _GOPKG_MAJOR.sub("", path) if path.startswith("gopkg.in/") else path


def add_imports(file: File, specs: Iterable[Node], content: bytes) -> None:
    """Records the imports of a file.

    The local name of an import without alias is the package clause of another file, which is not at hand:
    it is taken for the last element of the path, or for what convention makes of it if the file uses that.
    """
    unnamed: list[str] = []
    for spec in specs:
        path_node, name_node = spec.child_by_field_name("path"), spec.child_by_field_name("name")
        path = base.text(path_node).strip('"`') if path_node else ""
        if not path:
            continue
        kind = name_node.type if name_node else ""
        if kind == "dot":
            file.wildcards.append(package_path(path))
        elif name_node is not None and kind != "blank_identifier":
            file.imports[base.text(name_node)] = package_path(path)
        elif name_node is None:
            unnamed.append(path)
    for path in unnamed:
        name = package_path(path).rsplit("/", 1)[-1]
        if _IDENTIFIER.fullmatch(name):
            file.imports.setdefault(name, package_path(path))
    for path in unnamed:
        for name in _conventional_names(path):
            if re.search(rb"\b" + name.encode() + rb"\s*\.", content):
                file.imports.setdefault(name, package_path(path))


def _conventional_names(path: str) -> list[str]:
    """Names that packages at such a path usually have, the likeliest first."""
    last = package_path(path).rsplit("/", 1)[-1]
    bare = last.removeprefix("go-").removesuffix("-go").removesuffix(".go")
    words = re.split(r"[-.]", last)
    candidates = [bare, re.sub(r"[-.]", "", bare), re.sub(r"[-.]", "_", bare), words[-1], words[0]]
    candidates.append(path.rsplit("/", 1)[-1])
    return [name for name in dict.fromkeys(candidates) if name != last and _IDENTIFIER.fullmatch(name)]


def add_type(file: File, spec: Node) -> None:
    """Records a type declaration: fields and embedded types of a struct, embedded types of an interface."""
    name_node, declared = spec.child_by_field_name("name"), spec.child_by_field_name("type")
    if name_node is None or declared is None:
        return
    name, fields, bases, tags = base.text(name_node), dict[str, str](), list[str](), dict[str, str]()
    if declared.type == "struct_type":
        for group in declared.named_children:
            if group.type == "field_declaration_list":
                for declaration in group.named_children:
                    _add_field(file, declaration, fields, bases)
                    tags |= _tags(declaration)
    elif declared.type == "interface_type":
        embedded = [file.type_name(element) for element in declared.named_children if element.type == "type_elem"]
        bases += [base_ for base_ in embedded if base_]
        methods = [
            element for element in declared.named_children if element.type in ("method_elem", "method_spec")
        ]
        named = (method.child_by_field_name("name") for method in methods)
        fields |= {base.text(each): "func" for each in named if each is not None}
    elif declared.type in ("type_identifier", "qualified_type", "generic_type", "pointer_type"):
        bases.append(file.type_name(declared))
    file.shapes[name] = declared.type
    file.types[name] = ir.TypeDecl(
        name,
        base.span(spec),
        bases=tuple(base_ for base_ in bases if base_),
        fields=fields,
        is_interface=declared.type == "interface_type",
        tags=tags,
    )


def _add_field(file: File, declaration: Node, fields: dict[str, str], bases: list[str]) -> None:
    if declaration.type != "field_declaration":
        return
    type_ = file.type_name(declaration.child_by_field_name("type"))
    names = declaration.children_by_field_name("name")
    for name in names:
        fields[base.text(name)] = type_
    if not names and type_:
        fields[re.split(r"[./]", type_)[-1]] = type_
        bases.append(type_)


def _tags(declaration: Node) -> dict[str, str]:
    """The name that the JSON tag of a field gives it."""
    tag = declaration.child_by_field_name("tag")
    match = _JSON_TAG.search(base.text(tag)) if tag is not None else None
    return {base.text(name): match[1] for name in declaration.children_by_field_name("name")} if match else {}
