"""Calls: of functions and methods, of builtins, and those that are conversions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtls_lint.frontends.base import span, text
from mtls_lint.frontends.go.lowering import Lowering
from mtls_lint.frontends.go.names import BUILTIN_TYPES, LISTS, parts
from mtls_lint.ir import nodes as ir

if TYPE_CHECKING:
    from tree_sitter import Node


def call(low: Lowering, node: Node, value: str | None, member: Node | None) -> str:
    """Lowers a call expression.

    ``value`` is the operand of what stands before the arguments, or of its receiver when ``member`` is the
    called member; None when the called function is no chain and still has to be lowered.
    """
    function, where = node.child_by_field_name("function"), span(node)
    arguments = node.child_by_field_name("arguments")
    written = parts(arguments) if arguments else []
    if value is None and function is not None:
        special = _special(low, function, written, where)
        if special is not None:
            return special
    if value is None:
        value = low.expr(function)
    anchor = span(member or function or node)
    args = tuple([_argument(low, argument) for argument in written])
    dst = low.build.temp()
    low.emit(ir.Call(dst, value, args, where, method=text(member) if member else "", anchor=anchor))
    for argument in written:
        _set(low, argument)
    return dst


def _set(low: Lowering, argument: Node) -> None:
    """A pointer to nothing whose own address a call was given points to something after it, for all we know."""
    name = text(argument).removeprefix("&")
    local = low.frame.local(name) if text(argument).startswith("&") else None
    if local is not None and local in low.frame.unset:
        low.emit(ir.Copy(local, make(low, low.frame.unset[local], (), span(argument)), span(argument)))


def conversion(low: Lowering, value: str, type_: str, where: ir.Span) -> str:
    """A value seen as another type; ``any`` and types without a name say nothing."""
    if not type_:
        return value
    dst = low.build.temp()
    low.emit(ir.Cast(dst, value, type_, where))
    return dst


def _argument(low: Lowering, node: Node) -> ir.Arg:
    if node.type != "variadic_argument":
        return ir.Arg(low.expr(node))
    inner = parts(node)
    return ir.Arg(low.expr(inner[0] if inner else None), spread=True)


def _special(low: Lowering, function: Node, args: list[Node], where: ir.Span) -> str | None:
    """What looks like a call and is none: a conversion, ``new``, ``make``, ``append``, ``panic``."""
    type_ = _converted_type(low, function)
    if type_ is not None and len(args) == 1:
        return conversion(low, low.expr(args[0]), type_, where)
    if function.type != "identifier" or low.frame.is_local(text(function)):
        return None
    name = text(function)
    if name in ("new", "make") and args:
        return make(low, args[0], low.each(args[1:]), where)
    if name == "append":
        added = [_argument(low, arg) for arg in args]
        operator = "append..." if any(arg.spread for arg in added) else "append"
        return low.build.combine(operator, tuple([arg.value for arg in added]), where)
    if name == "panic":
        low.emit(ir.Throw(low.expr(args[0] if args else None), where))
        return low.build.const(None, where)
    return None


def _converted_type(low: Lowering, function: Node) -> str | None:
    """The type that ``T(x)`` and ``(*T)(x)`` convert to, as far as this file tells."""
    inner = function
    while inner.type == "parenthesized_expression" and parts(inner):
        inner = parts(inner)[0]
    if inner.type == "unary_expression" and inner is not function and text(inner).startswith("*"):
        name = text(inner).lstrip("* ")
    elif inner.type == "identifier" and (text(inner) in BUILTIN_TYPES or text(inner) in low.file.types):
        name = text(inner)
    else:
        return None
    return None if low.frame.is_local(name.partition(".")[0]) else low.file.resolve(name)


def make(low: Lowering, type_: Node, sizes: tuple[str, ...], where: ir.Span) -> str:
    """A new value of a type, as ``new`` and ``make`` give it: a record, an empty list, a channel."""
    dst = low.build.temp()
    if type_.type in LISTS:
        low.emit(ir.Sequence(dst, (), where))
    elif type_.type == "channel_type":
        low.emit(ir.Combine(dst, "make", sizes, where))
    else:
        low.emit(ir.Record(dst, (), where, low.file.type_name(type_)))
    return dst
