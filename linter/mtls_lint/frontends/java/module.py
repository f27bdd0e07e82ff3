"""The index of a Java file: one query over the tree, one pass over what it finds, in source order."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cache, partial
from itertools import pairwise
from typing import TYPE_CHECKING

from mtls_lint.frontends.base import error_spans, span, text
from mtls_lint.frontends.java import members
from mtls_lint.frontends.java.names import FileInfo, TypeInfo, child_text, identifier, operands, plain_name
from mtls_lint.ir import nodes as ir
from mtls_lint.syntax import grammar, parse

if TYPE_CHECKING:
    from tree_sitter import Node, QueryCursor

_INTERFACES = frozenset({"interface_declaration", "annotation_type_declaration"})
_BODIES = frozenset({"class_body", "enum_body_declarations"})
_KEYWORDS = frozenset({"class", "interface", "enum", "record"})
_INDEXED = """
(class_declaration) @found
(interface_declaration) @found
(enum_declaration) @found
(record_declaration) @found
(annotation_type_declaration) @found
(class_body) @found
(ERROR) @found
(method_declaration) @found
(constructor_declaration) @found
(compact_constructor_declaration) @found
(field_declaration) @found
(constant_declaration) @found
(enum_constant) @found
(static_initializer) @found
(enum_body_declarations) @found
(object_creation_expression) @found
"""


@cache
def _declarations() -> QueryCursor:
    from tree_sitter import Query, QueryCursor

    return QueryCursor(Query(grammar("java"), _INDEXED))


def index(language: str, path: str, content: bytes) -> ir.Module:
    """Indexes one Java file; bodies are lowered when asked for. Never raises on malformed source."""
    root = parse("java", content).root_node
    indexing = _Indexing(FileInfo(wildcards=["java.lang"]))
    indexing.header(root)
    found = _declarations().captures(root).get("found", [])
    bodies = [node for node in found if node.type in _BODIES]
    found += [block for body in bodies for block in body.named_children if block.type == "block"]
    for node in sorted(found, key=lambda node: (node.start_byte, -node.end_byte)):
        indexing.take(node)
    indexing.finish()
    if any(map(members.runs_at_top_level, root.named_children)):
        indexing.add("<module>", root, None, partial(members.top_level, indexing.file, root))
    file = indexing.file
    return ir.Module(
        path,
        language,
        file.package,
        file.imports,
        tuple(file.wildcards),
        indexing.functions,
        indexing.types,
        errors=error_spans(root),
    )


@dataclass(slots=True)
class _Indexing:
    """The state of one pass: the types that are open at the place at hand, and the names given so far."""

    file: FileInfo
    functions: dict[str, ir.FunctionDecl] = field(default_factory=dict)
    types: dict[str, ir.TypeDecl] = field(default_factory=dict)
    _open: list[TypeInfo] = field(default_factory=list)
    _anonymous: dict[int, Node | None] = field(default_factory=dict)
    _names: Counter[str] = field(default_factory=Counter)
    _interfaces: set[str] = field(default_factory=set)

    def header(self, root: Node) -> None:
        """Reads the package and the imports."""
        for node in root.named_children:
            if node.type == "package_declaration":
                self.file.package = _dotted(operands(node)[-1])
            elif node.type == "import_declaration":
                self._import(node)

    def _import(self, node: Node) -> None:
        parts = operands(node)
        if not parts:
            return
        name = _dotted(parts[0])
        if parts[-1].type == "asterisk":
            self.file.wildcards.append(name)
        else:
            self.file.imports[name.rpartition(".")[2]] = name

    def take(self, node: Node) -> None:
        """Takes the next declaration in source order."""
        while self._open and self._open[-1].node.end_byte <= node.start_byte:
            self._open.pop()
        outer = self._open[-1] if self._open else None
        if node.type in members.TYPES:
            self._declared(node, _name(node), outer)
        elif node.type in _BODIES:
            if node.start_byte in self._anonymous:
                self._anonymous_class(node, self._anonymous[node.start_byte], outer)
        elif node.type == "object_creation_expression":
            last = node.children[-1]
            if last.type == "class_body":
                self._anonymous[last.start_byte] = node.child_by_field_name("type")
        elif node.type == "ERROR":
            self._broken(node, outer)
        elif outer is None:
            if node.type == "method_declaration" and node.child_by_field_name("body") is not None:
                lower = partial(members.method, self.file, None, node)
                self.add(_name(node), node, None, lower)
        else:
            self._member(outer, node)

    def _declared(self, node: Node, name: str, outer: TypeInfo | None) -> None:
        unique = self._unique(name)
        info = self._enter(TypeInfo(unique, node, outer, stem=unique))
        if unique != name and outer is not None:
            outer.renamed[name] = unique
            self.file.renamed.add(name)
        for child in node.children:
            if child.type == "superclass" and (parts := operands(child)):
                info.superclass = self.file.resolve(plain_name(parts[0]), outer)
                info.bases += (info.superclass,)
            elif child.type in ("super_interfaces", "extends_interfaces"):
                listed = [type_ for types in operands(child) for type_ in operands(types)]
                info.bases += tuple(self.file.resolve(plain_name(type_), outer) for type_ in listed)
        if node.type == "record_declaration":
            info.components = self.file.parameters(node.child_by_field_name("parameters"), info)
            info.fields.update((component.name, component.type) for component in info.components)
        if node.type in _INTERFACES:
            self._interfaces.add(unique)

    def _anonymous_class(self, body: Node, base: Node | None, outer: TypeInfo | None) -> None:
        """An anonymous class is named after the nearest class with a name, with a number in source order."""
        stem = outer.stem if outer is not None else ""
        self._names[f"{stem}$"] += 1
        info = TypeInfo(f"{stem}${self._names[f'{stem}$']}", body, outer, stem=stem)
        if base is not None:
            info.superclass = self.file.resolve(plain_name(base), outer)
        elif outer is not None:
            info.superclass = outer.name
        info.bases = (info.superclass,) if info.superclass else ()
        self._enter(info)
        self.file.bodies[body.start_byte] = info

    def _broken(self, node: Node, outer: TypeInfo | None) -> None:
        """A type whose end is missing is an error node that starts like a declaration."""
        children = node.children
        for keyword, name in pairwise(children):
            if keyword.type in _KEYWORDS and name.type == "identifier":
                self._declared(node, identifier(name), outer)
                return

    def _enter(self, info: TypeInfo) -> TypeInfo:
        """Opens a type; remembers the member it stands in, if it is local to one."""
        if info.outer is not None and info.outer.members:
            last = info.outer.members[-1]
            if last.end_byte >= info.node.end_byte and last.type != "enum_constant":
                info.context = last
        self.file.types[info.name] = info
        self._open.append(info)
        return info

    def _member(self, info: TypeInfo, node: Node) -> None:
        info.members.append(node)
        kind, name = node.type, _name(node)
        if kind in ("field_declaration", "constant_declaration"):
            for declarator in node.children_by_field_name("declarator"):
                info.fields[_name(declarator)] = ""
        elif kind == "enum_constant":
            info.fields[name] = info.name
            if (body := node.child_by_field_name("body")) is not None:
                self._anonymous[body.start_byte] = None
        elif kind == "method_declaration":
            info.methods.add(name)

    def finish(self) -> None:
        """Makes the declarations, once every type of the file is known."""
        for info in self.file.types.values():
            self._field_types(info)
            marks = self.file.annotations(info.node)
            interface = info.name in self._interfaces
            where = span(info.node)
            self.types[info.name] = ir.TypeDecl(info.name, where, info.bases, info.fields, marks, interface)
            self._functions(info)

    def _field_types(self, info: TypeInfo) -> None:
        for node in info.members:
            if node.type in ("field_declaration", "constant_declaration"):
                declared = node.child_by_field_name("type")
                for declarator in node.children_by_field_name("declarator"):
                    suffix = child_text(declarator, "dimensions")
                    info.fields[_name(declarator)] = self.file.type_of(declared, info, suffix)

    def _functions(self, info: TypeInfo) -> None:
        file = self.file
        if any(map(members.initialises, info.members)):
            self.add(f"{info.name}.<fields>", info.node, info, partial(members.fields, file, info))
        declared: set[int] = set()
        for node in info.members:
            if node.type == "method_declaration" and node.child_by_field_name("body") is not None:
                name = f"{info.name}.{_name(node)}"
                self.add(name, node, info, partial(members.method, file, info, node))
            elif node.type == "constructor_declaration":
                lower = partial(members.constructor, file, info, node)
                declared.add(len(file.parameters(node.child_by_field_name("parameters"), info)))
                self.add(f"{info.name}.<init>", node, info, lower)
        if info.node.type == "record_declaration":
            self._record(info, declared)

    def _record(self, info: TypeInfo, declared: set[int]) -> None:
        """What the language writes for a record: its canonical constructor, its accessors."""
        compact = next((x for x in info.members if x.type == "compact_constructor_declaration"), None)
        if compact is not None or len(info.components) not in declared:
            lower = partial(members.canonical, self.file, info, compact)
            self.add(f"{info.name}.<init>", compact or info.node, info, lower)
        for component in info.components:
            if component.name not in info.methods:
                lower = partial(members.accessor, info, component)
                self.add(f"{info.name}.{component.name}", info.node, info, lower)

    def add(self, name: str, node: Node, info: TypeInfo | None, lower: members.Lower) -> None:
        """Adds a function under a name of its own."""
        unique = self._unique(name)
        owner = info.name if info is not None else ""
        marks = self.file.annotations(node) if node.type in members.ANNOTATED else ()
        self.functions[unique] = ir.FunctionDecl(unique, span(node), partial(lower, unique), owner, marks)

    def _unique(self, name: str) -> str:
        self._names[name] += 1
        return name if self._names[name] == 1 else f"{name}#{self._names[name]}"


def _name(node: Node) -> str:
    return identifier(node.child_by_field_name("name"))


def _dotted(node: Node) -> str:
    return "".join(text(node).split())
