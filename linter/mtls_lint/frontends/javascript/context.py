"""What the index of a file gathers, and what the lowering of its bodies looks up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mtls_lint.frontends import base
from mtls_lint.frontends.javascript.syntax import dotted, literal, operands, property_name, qualify
from mtls_lint.ir import nodes as ir

if TYPE_CHECKING:
    from tree_sitter import Node

_UNINFORMATIVE = frozenset(
    {"", "any", "unknown", "object", "void", "never", "undefined", "null", "this", "Object", "const"}
)
_TRANSPARENT = frozenset({"Readonly", "Partial", "Required", "NonNullable", "Omit", "Pick"})
_NAMED_TYPES = frozenset(
    {"type_identifier", "nested_type_identifier", "generic_type", "array_type", "predefined_type"}
)

_LONGEST_TYPE = 400
"""Characters; a type that takes more to write is machine-made, and reading it costs quadratic time."""


@dataclass(slots=True)
class Context:
    """One file's imports, exports, functions and types.

    ``declared`` maps the start of a function or class node to the IR name under which the index knows it,
    ``heritage`` a class to the expression it extends, ``namespaces`` the start of a namespace to its members;
    ``variables`` are the other top-level names; ``done`` holds the starts of statements and declarators that
    the index says all about.
    """

    imports: dict[str, str] = field(default_factory=dict)
    exports: dict[str, str] = field(default_factory=dict)
    functions: dict[str, ir.FunctionDecl] = field(default_factory=dict)
    types: dict[str, ir.TypeDecl] = field(default_factory=dict)
    declared: dict[int, str] = field(default_factory=dict)
    heritage: dict[str, Node] = field(default_factory=dict)
    namespaces: dict[int, dict[str, str]] = field(default_factory=dict)
    variables: set[str] = field(default_factory=set)
    done: set[int] = field(default_factory=set)
    _numbers: Counter[str] = field(default_factory=Counter)

    def unique(self, name: str, separator: str, taken: Container[str]) -> str:
        """``name``, or with a number after ``separator`` that makes it new: ``name#2``, ``name#3``."""
        unique = name
        while unique in taken:
            self._numbers[name + separator] += 1
            unique = f"{name}{separator}{self._numbers[name + separator] + 1}"
        return unique

    def add_function(
        self,
        name: str,
        node: Node,
        lower: Callable[[str], ir.Function],
        owner: str = "",
        annotations: tuple[ir.Annotation, ...] = (),
    ) -> str:
        """Declares a function under ``name``, or ``name#2`` when that is taken; gives the name it got."""
        unique = self.unique(name, "#", self.functions)
        self.functions[unique] = ir.FunctionDecl(
            unique, base.span(node), lambda: lower(unique), owner, annotations
        )
        self.declared[node.start_byte] = unique
        return unique

    def resolve(self, name: str) -> str:
        """A simple or dotted name with its first part replaced by what it was imported as."""
        head, dot, rest = name.partition(".")
        qualified = self.imports.get(head)
        if qualified is None:
            return name
        return qualify(qualified, rest) if dot else qualified

    def own_export(self, name: str) -> str | None:
        """The variable of this file behind an export; None when there is none or it is another file's."""
        local = self.exports.get(name)
        return None if local is None or local.startswith("@") else local

    def type_of(self, node: Node | None) -> str:
        """The IR name of a type or type annotation; empty when it says nothing about what is held."""
        while node is not None:
            parts = operands(node)
            if node.type in ("union_type", "intersection_type"):
                node = next((part for part in parts if base.text(part) not in _UNINFORMATIVE), None)
            elif node.type in ("type_annotation", "readonly_type", "parenthesized_type"):
                node = parts[0] if parts else None
            elif node.type == "generic_type" and base.text(parts[0]) in _TRANSPARENT:
                node = next(iter(operands(parts[-1])), None)
            else:
                break
        written = base.text(node) if node is not None and node.type in _NAMED_TYPES else ""
        if len(written) > _LONGEST_TYPE or "{" in written or "=>" in written:
            return ""
        name = base.type_name(written, self.resolve)
        return "" if name in _UNINFORMATIVE else name

    def annotations(self, decorators: list[Node]) -> tuple[ir.Annotation, ...]:
        """The annotations that these decorators stand for."""
        return tuple(self.annotation(next(iter(operands(each)), each), each) for each in decorators)

    def annotation(self, expression: Node, written: Node) -> ir.Annotation:
        """The annotation that an expression is, a name or a call of one, written as a node."""
        arguments: list[Node] = []
        function: Node | None = expression
        if expression.type == "call_expression":
            function = expression.child_by_field_name("function")
            given = expression.child_by_field_name("arguments")
            arguments = operands(given) if given is not None else []
        name = self.resolve(base.text(function)) if function is not None else ""
        args = tuple(arg for node in arguments for arg in self._annotation_args(node))
        return ir.Annotation(name, args, base.span(written))

    def _annotation_args(self, node: Node) -> list[str]:
        if node.type == "array":
            return [arg for item in operands(node) if (arg := self._annotation_arg(item)) is not None]
        if node.type != "object":
            arg = self._annotation_arg(node)
            return [] if arg is None else [arg]
        found = []
        for pair in operands(node):
            key, value = property_name(pair.child_by_field_name("key")), pair.child_by_field_name("value")
            if value is not None and (arg := self._annotation_arg(value)) is not None:
                found.append(f"{key}={arg}")
        return found

    def _annotation_arg(self, node: Node) -> str | None:
        if node.type == "new_expression" and (constructor := node.child_by_field_name("constructor")) is not None:
            node = constructor
        if node.type == "call_expression" and (function := node.child_by_field_name("function")) is not None:
            called = self.annotation(node, node)
            return f"{called.name}({', '.join(called.args)})" if called.args else dotted(function) and called.name
        if (value := literal(node)) is not None:
            return value
        name = dotted(node)
        return self.resolve(name) if name else None
