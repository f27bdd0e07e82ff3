"""Functions, methods and function literals: parameters, results, body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtls_lint.frontends.base import TooDeepError, span, text
from mtls_lint.frontends.go.calls import conversion, make
from mtls_lint.frontends.go.frame import Frame
from mtls_lint.frontends.go.lowering import Lowering
from mtls_lint.frontends.go.names import NUMBERS, File, parts
from mtls_lint.ir import nodes as ir

if TYPE_CHECKING:
    from tree_sitter import Node

_NIL_TYPES = frozenset(
    {"pointer_type", "slice_type", "map_type", "function_type", "channel_type", "interface_type"}
)


def receiver_of(node: Node) -> tuple[str, str]:
    """The receiver's variable (empty when it has no name) and the name of its type, pointer dropped."""
    receiver = node.child_by_field_name("receiver")
    for parameter in parts(receiver) if receiver else []:
        name, type_ = parameter.child_by_field_name("name"), parameter.child_by_field_name("type")
        variable = text(name) if name else ""
        return "" if variable == "_" else variable, File().type_name(type_)
    return "", ""


def lower_function(file: File, node: Node, name: str, outer: Frame | None = None) -> ir.Function:
    """Lowers a function, method or function literal; raises ``TooDeepError`` when it nests too deep."""
    frame = Frame(name, outer)
    low = Lowering(file, frame)
    receiver, owner = receiver_of(node)
    try:
        if receiver:
            frame.declare(receiver)
        params = tuple(_params(low, node.child_by_field_name("parameters")))
        result_type = _results(low, node.child_by_field_name("result"))
        body = node.child_by_field_name("body")
        # The parameters live in the block of the body: ``:=`` does not hide them.
        low.stmts(body.named_children if body else [])
        if frame.results and not _ends_in_return(frame.builder.body()):
            low.emit(ir.Return(return_values(low, span(node)), ir.Span(node.end_byte, node.end_byte)))
    except RecursionError:
        raise TooDeepError from None
    body_ = frame.builder.body()
    return ir.Function(name, params, body_, span(node), receiver, owner, result_type=result_type)


def return_values(low: Lowering, where: ir.Span) -> str | None:
    """What a bare return gives: the named results."""
    results = low.frame.results
    if len(results) < 2:
        return results[0] if results else None
    dst = low.build.temp()
    low.emit(ir.Sequence(dst, tuple(results), where))
    return dst


def zero(low: Lowering, type_: Node | None, where: ir.Span) -> str:
    """The value of a variable that is declared without one."""
    name = low.file.type_name(type_)
    if type_ is not None and type_.type == "struct_type":
        return make(low, type_, (), where)
    if type_ is None or type_.type in _NIL_TYPES or name in ("error", ""):
        return conversion(low, low.build.const(None, where), "" if name == "error" else name, where)
    if low.file.shapes.get(name) in _NIL_TYPES:
        return conversion(low, low.build.const(None, where), name, where)
    if name in NUMBERS:
        return low.build.const(0, where)
    if name in ("string", "bool"):
        return low.build.const("" if name == "string" else False, where)
    return make(low, type_, (), where)


def _params(low: Lowering, node: Node | None) -> list[ir.Param]:
    found: list[ir.Param] = []
    for parameter in parts(node) if node else []:
        if parameter.type not in ("parameter_declaration", "variadic_parameter_declaration"):
            continue
        rest = parameter.type == "variadic_parameter_declaration"
        type_ = low.file.type_name(parameter.child_by_field_name("type"))
        if rest and type_:
            type_ = type_.removesuffix("[]") + "[]"
        names = [text(name) for name in parameter.children_by_field_name("name")] or ["_"]
        found += [ir.Param(_declare(low, name), type_, rest) for name in names]
    return found


def _declare(low: Lowering, name: str) -> str:
    """A local for a parameter or result; every one without a name gets one of its own."""
    return low.frame.unnamed() if name == "_" or low.frame.is_declared_here(name) else low.frame.declare(name)


def _results(low: Lowering, node: Node | None) -> str:
    """Declares the named results; returns the result's type, or ``(A, B)`` for several."""
    if node is None:
        return ""
    if node.type != "parameter_list":
        return low.file.type_name(node)
    types: list[str] = []
    for result in parts(node):
        type_node = result.child_by_field_name("type")
        names = result.children_by_field_name("name")
        types += [low.file.type_name(type_node)] * max(1, len(names))
        for name in names:
            local = _declare(low, text(name))
            low.emit(ir.Copy(local, zero(low, type_node, span(result)), span(name)))
            low.frame.results.append(local)
    if len(types) < 2:
        return "".join(types)
    return f"({', '.join(type_ or 'any' for type_ in types)})"


def _ends_in_return(body: ir.Block) -> bool:
    return bool(body) and isinstance(body[-1], ir.Return | ir.Throw)
