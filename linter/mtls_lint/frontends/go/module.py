"""Indexes a Go file: imports, types, functions, and what stands at file level."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from mtls_lint import syntax
from mtls_lint.frontends.base import TooDeepError, error_spans, span, text
from mtls_lint.frontends.go.frame import Frame
from mtls_lint.frontends.go.functions import lower_function, receiver_of
from mtls_lint.frontends.go.lowering import Lowering
from mtls_lint.frontends.go.names import File, add_imports, add_type, parts
from mtls_lint.ir import nodes as ir

if TYPE_CHECKING:
    from tree_sitter import Node

_GROUPS = frozenset(
    {"import_declaration", "import_spec_list", "type_declaration", "var_declaration", "const_declaration"}
    | {"var_spec_list", "ERROR"}
)


def index(language: str, path: str, content: bytes) -> ir.Module:
    """Indexes one file; never raises on malformed source.

    The module's name is the directory of the file, because a Go package is a directory; ``exports`` holds
    the package clause under ``package``.
    """
    root = syntax.parse(language, content).root_node
    found = _top_level(root)
    file = File()
    add_imports(file, found.get("import_spec", []), content)
    for spec in sorted(found.get("type_spec", []) + found.get("type_alias", []), key=span):
        add_type(file, spec)
    functions = _functions(file, found.get("function_declaration", []) + found.get("method_declaration", []))
    variables = sorted(found.get("var_spec", []) + found.get("const_spec", []), key=span)
    if variables:
        name = "<module>"
        functions[name] = ir.FunctionDecl(name, span(root), partial(_lower_module, file, variables, span(root)))
    packages = [text(parts(clause)[0]) for clause in found.get("package_clause", []) if parts(clause)]
    return ir.Module(
        path,
        language,
        path.rpartition("/")[0],
        file.imports,
        tuple(dict.fromkeys(file.wildcards)),
        functions,
        file.types,
        {"package": packages[0]} if packages else {},
        error_spans(root),
    )


def _top_level(root: Node) -> dict[str, list[Node]]:
    """The declarations of a file by node type, those in groups and in places that did not parse included."""
    found: dict[str, list[Node]] = {}
    pending = [root]
    while pending:
        for child in pending.pop().named_children:
            if child.type in _GROUPS:
                pending.append(child)
            else:
                found.setdefault(child.type, []).append(child)
    return found


def _functions(file: File, nodes: list[Node]) -> dict[str, ir.FunctionDecl]:
    functions: dict[str, ir.FunctionDecl] = {}
    seen: Counter[str] = Counter()
    for node in sorted(nodes, key=span):
        name_node = node.child_by_field_name("name")
        if name_node is None or node.child_by_field_name("body") is None:
            continue
        owner = receiver_of(node)[1]
        name = f"{owner}.{text(name_node)}" if owner else text(name_node)
        seen[name] += 1
        if seen[name] > 1:
            name = f"{name}#{seen[name]}"
        functions[name] = ir.FunctionDecl(name, span(node), partial(lower_function, file, node, name), owner)
    return functions


def _lower_module(file: File, specs: list[Node], where: ir.Span) -> ir.Function:
    """Package-level variables and constants in the order of the text; none of them is a local."""
    frame = Frame("<module>", is_module=True)
    try:
        Lowering(file, frame).stmts(specs)
    except RecursionError:
        raise TooDeepError from None
    return ir.Function("<module>", (), frame.builder.body(), where)
