"""What can be read off the tree without lowering it: literals, names, module specifiers, static patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from mtls_lint.frontends.base import text

if TYPE_CHECKING:
    from tree_sitter import Node

FUNCTIONS = frozenset(
    {
        "arrow_function",
        "function_declaration",
        "function_expression",
        "generator_function",
        "generator_function_declaration",
        "method_definition",
    }
)
FUNCTION_VALUES = frozenset({"arrow_function", "function_expression", "generator_function"})
FUNCTION_STATEMENTS = frozenset({"function_declaration", "generator_function_declaration"})
CLASSES = frozenset({"class", "class_declaration", "abstract_class_declaration"})
CLASS_STATEMENTS = frozenset({"class_declaration", "abstract_class_declaration"})
_NAMED = FUNCTION_STATEMENTS | {"enum_declaration"}
DECLARATIONS = frozenset({"lexical_declaration", "variable_declaration", "using_declaration"})
FIELDS = frozenset({"field_definition", "public_field_definition"})
NAMESPACES = frozenset({"internal_module", "module"})

_WRAPPED = frozenset({"parenthesized_expression", "non_null_expression", "instantiation_expression"})
_STATEMENT_CONTAINERS = frozenset(
    {
        "catch_clause",
        "do_statement",
        "else_clause",
        "finally_clause",
        "for_in_statement",
        "for_statement",
        "if_statement",
        "labeled_statement",
        "statement_block",
        "switch_body",
        "switch_case",
        "switch_default",
        "switch_statement",
        "try_statement",
        "while_statement",
        "with_statement",
    }
)
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0", "\n": "", "\r": ""}
_CODE_POINT = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|u\{([0-9a-fA-F]{1,6})\})$")


def unescape(escape: str) -> str:
    """What one escape sequence of a string stands for."""
    if match := _CODE_POINT.match(escape):
        code = int(match.group(match.lastindex or 1), 16)
        return chr(code) if code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else "\ufffd"
    return _ESCAPES.get(escape[1:2], escape[1:])


def string_value(node: Node) -> str:
    """The value of a string literal, or of a template without substitutions."""
    return "".join(
        unescape(text(part)) if part.type == "escape_sequence" else text(part) for part in node.named_children
    )


def number_value(node: Node) -> int | float | str:
    """The value of a numeric literal; its text when it is not a number Python can hold."""
    written = text(node).replace("_", "").removesuffix("n")
    try:
        if re.fullmatch(r"0[0-7]+", written):
            return int(written, 8)
        return int(written, 0)
    except ValueError:
        pass
    try:
        return float(written)
    except ValueError:
        return text(node)


def literal(node: Node) -> str | None:
    """The text of a literal string, number or boolean; None for anything else."""
    if node.type == "string" or (node.type == "template_string" and not _substituted(node)):
        return string_value(node)
    return text(node) if node.type in ("number", "true", "false") else None


def _substituted(node: Node) -> bool:
    return any(part.type == "template_substitution" for part in node.named_children)


def operands(node: Node) -> list[Node]:
    """The named children of a node without comments."""
    return [child for child in node.named_children if child.type != "comment"]


def unwrap(node: Node) -> Node:
    """The expression inside parentheses, ``x!`` and type arguments."""
    while node.type in _WRAPPED and (inner := operands(node)):
        node = inner[0]
    return node


def has_token(node: Node, token: str) -> bool:
    """Whether the keyword ``token`` is one of the node's own children (``async``, ``static``, ``default``)."""
    return any(child.type == token for child in node.children)


def property_name(node: Node | None) -> str | None:
    """The static name of a property key, or None when it is computed."""
    if node is None:
        return None
    if node.type == "computed_property_name":
        inner = operands(node)
        return literal(inner[0]) if inner else None
    if node.type == "string":
        return string_value(node)
    if node.type == "number":
        return str(number_value(node))
    return text(node)


def bound_names(pattern: Node) -> Iterator[str]:
    """The variables that a declaration pattern binds."""
    pending = [pattern]
    while pending:
        node = pending.pop()
        if node.type in ("identifier", "shorthand_property_identifier_pattern"):
            yield text(node)
        elif node.type == "pair_pattern":
            pending.extend(node.children_by_field_name("value"))
        elif node.type in ("assignment_pattern", "object_assignment_pattern"):
            pending.extend(node.children_by_field_name("left"))
        elif node.type in ("object_pattern", "array_pattern", "rest_pattern"):
            pending.extend(operands(node))


def declarators(declaration: Node) -> list[Node]:
    """The declarators of a ``const``, ``let``, ``var`` or ``using`` statement."""
    return [child for child in declaration.named_children if child.type == "variable_declarator"]


def declared_names(declaration: Node) -> Iterator[str]:
    """The names that a ``const``, ``let``, ``var`` or ``using`` statement declares."""
    for declarator in declarators(declaration):
        if (pattern := declarator.child_by_field_name("name")) is not None:
            yield from bound_names(pattern)


def block_names(statements: Iterable[Node]) -> Iterator[str]:
    """The block-scoped names declared directly among these statements."""
    for statement in statements:
        if statement.type in ("lexical_declaration", "using_declaration"):
            yield from declared_names(statement)
        elif statement.type in _NAMED:
            yield from map(text, statement.children_by_field_name("name"))


def hoisted_names(body: Node) -> Iterator[str]:
    """The ``var`` names of a function body, however deep in its blocks; nested functions not entered."""
    if b"var" not in (body.text or b""):
        return
    pending = [body]
    while pending:
        node = pending.pop()
        if node.type == "variable_declaration":
            yield from declared_names(node)
            continue
        if node.type == "for_in_statement":
            kind, left = node.child_by_field_name("kind"), node.child_by_field_name("left")
            if kind is not None and kind.type == "var" and left is not None:
                yield from bound_names(left)
        pending.extend(
            child
            for child in node.named_children
            if child.type in _STATEMENT_CONTAINERS or child.type == "variable_declaration"
        )


def dotted(node: Node) -> str:
    """The text of ``a`` or ``a.b.c``, or an empty string for any other expression."""
    written = text(node)
    return written if re.fullmatch(r"[\w$]+(?:\.[\w$]+)*", written) else ""


def is_relative(specifier: str) -> bool:
    """Whether a module specifier names a file rather than a package."""
    return specifier.startswith((".", "/"))


def specifier(node: Node) -> str:
    """A module specifier without its ``node:`` scheme."""
    return string_value(node).removeprefix("node:")


def qualify(module: str, member: str) -> str:
    """The qualified name of ``member`` of ``module``.

    A file and its member are kept apart by ``#`` (its path has dots of its own); the default export of a
    package is the package; ``*`` is the module itself.
    """
    if member == "*":
        return module
    if not is_relative(module):
        return module if member == "default" else f"{module}.{member}"
    return f"{module}.{member}" if "#" in module else f"{module}#{member}"


def required_module(node: Node) -> str | None:
    """The module of ``require('x')`` or ``import('x')``, or None."""
    if node.type != "call_expression":
        return None
    function, arguments = node.child_by_field_name("function"), node.child_by_field_name("arguments")
    if function is None or arguments is None or text(function) not in ("require", "import"):
        return None
    given = operands(arguments)
    return specifier(given[0]) if given and given[0].type == "string" else None


def imported_by(value: Node) -> str | None:
    """The qualified name of ``require('x')``, ``require('x').a.b`` or ``await import('x')``, or None."""
    members: list[str] = []
    node = unwrap(value)
    while node.type == "member_expression":
        prop, obj = node.child_by_field_name("property"), node.child_by_field_name("object")
        if prop is None or obj is None:
            return None
        members.append(text(prop))
        node = unwrap(obj)
    if node.type == "await_expression" and (inner := operands(node)):
        node = inner[0]
    module = required_module(node)
    if module is None:
        return None
    for member in reversed(members):
        module = qualify(module, member)
    return module


def bind_import(pattern: Node, qualified: str) -> dict[str, str] | None:
    """What ``const pattern = require(…)`` binds to which qualified name; None unless it is all static."""
    bound: dict[str, str] = {}
    pending = [(pattern, qualified)]
    while pending:
        node, name = pending.pop()
        if node.type in ("identifier", "shorthand_property_identifier_pattern"):
            bound[text(node)] = name
        elif node.type == "object_pattern":
            for entry in operands(node):
                if entry.type == "shorthand_property_identifier_pattern":
                    pending.append((entry, qualify(name, text(entry))))
                    continue
                key, target = entry.child_by_field_name("key"), entry.child_by_field_name("value")
                member = property_name(key)
                if entry.type != "pair_pattern" or target is None or member is None:
                    return None
                pending.append((target, qualify(name, member)))
        else:
            return None
    return bound
