"""Lowering of whole functions: parameters, receivers, nested functions, class bodies, the module itself."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from mtls_lint.frontends.base import TooDeepError, span, text
from mtls_lint.frontends.python.bindings import bound_names
from mtls_lint.frontends.python.lowering import YIELDED, Lowering
from mtls_lint.frontends.python.names import Names
from mtls_lint.frontends.python.statements import Statements
from mtls_lint.frontends.python.tree import first, is_async, parts, word
from mtls_lint.ir import nodes as ir

if TYPE_CHECKING:
    from tree_sitter import Node


_NO_DEFAULT = frozenset(("none", "ellipsis", "call"))


class FunctionLowering(Statements):
    """Lowers one function and the functions nested in it."""

    def defaults(self, parameters: Node | None) -> None:
        """Emits that a parameter which is not given (None) is its default; calls are annotations instead."""
        for parameter in parts(parameters) if parameters is not None else ():
            name, default = parameter.child_by_field_name("name"), parameter.child_by_field_name("value")
            if name is None or default is None or name.type != "identifier" or default.type in _NO_DEFAULT:
                continue
            where, value = span(parameter), text(name)
            given = self.comparison("!=", value, self.ops.const(None, where), where)
            chosen = self.ops.choose(given, partial(str, value), partial(self._default, default), where)
            self.write(value, chosen, where)

    def _default(self, node: Node) -> str:
        """The value of a default, whose names are those outside the function: ``def f(x=x)``."""
        return self.ops.load(text(node), span(node)) if node.type == "identifier" else self.expr(node)

    def whole(self, body: Node | None, annotations: tuple[ir.Annotation, ...]) -> None:
        """Lowers a body; a generator returns what it yields, a list of which a context manager gives the item."""
        with self.ops.block() as lowered:
            self.block(body)
        if body is not None and self.yields:
            self.ops.emit(ir.Const(YIELDED, None, span(body)))
        for statement in lowered():
            self.ops.emit(statement)
        if body is None or not self.yields:
            return
        result = YIELDED
        if not any(mark.name.endswith("contextmanager") for mark in annotations):
            result = self.ops.temp()
            self.ops.emit(ir.Sequence(result, (YIELDED,), span(body)))
        self.ops.emit(ir.Return(result, span(body)))

    def closure(self, node: Node, decorated: Node | None = None) -> str:
        """Emits the function value of a lambda or nested ``def``."""
        name = node.child_by_field_name("name")
        function = _lowered(
            self.names,
            node,
            word(name) if name is not None else "<lambda>",
            annotations=self.names.decorators(decorated),
            outer=self,
        )
        dst = self.ops.temp()
        self.ops.emit(ir.Closure(dst, function, span(node)))
        return dst


class _Top(FunctionLowering):
    """Module and class level, where definitions are declarations of their own."""

    declares = True


def lower_function(
    names: Names, node: Node, name: str, owner: str, annotations: tuple[ir.Annotation, ...]
) -> ir.Function:
    """The IR of a ``def`` or a lambda bound to a name; raises :class:`TooDeepError`."""
    try:
        return _lowered(names, node, name, owner=owner, annotations=annotations)
    except RecursionError:
        raise TooDeepError from None


def lower_module(names: Names, root: Node, skipped: frozenset[int]) -> ir.Function:
    """The IR of the top-level statements but the ``skipped`` (by node id); raises :class:`TooDeepError`."""
    lowering = _Top(names, set())
    try:
        for child in parts(root):
            if child.id not in skipped:
                lowering.statement(child)
    except RecursionError:
        raise TooDeepError from None
    return ir.Function("<module>", (), lowering.ops.body(), span(root))


def lower_fields(names: Names, node: Node, name: str, methods: frozenset[str]) -> ir.Function:
    """The IR of a class body: its assignments set members of ``self``; raises :class:`TooDeepError`."""
    body = node.child_by_field_name("body")
    members = (bound_names(body) if body is not None else set()) | methods
    lowering = _Top(names, {"self"}, members=frozenset(members))
    try:
        lowering.block(body)
    except RecursionError:
        raise TooDeepError from None
    return ir.Function(f"{name}.<fields>", (), lowering.ops.body(), span(node), receiver="self", owner=name)


def _lowered(
    names: Names,
    node: Node,
    name: str,
    *,
    owner: str = "",
    annotations: tuple[ir.Annotation, ...] = (),
    outer: Lowering | None = None,
) -> ir.Function:
    params = _parameters(names, node.child_by_field_name("parameters"))
    locals_ = {param.name for param in params}
    receiver = ""
    if owner and params and not any(annotation.name == "staticmethod" for annotation in annotations):
        receiver, params = params[0].name, params[1:]
    body = node.child_by_field_name("body")
    if body is not None:
        locals_ |= bound_names(body)
    lowering = FunctionLowering(names, locals_, outer=outer, instance=(receiver, owner))
    lowering.defaults(node.child_by_field_name("parameters"))
    if node.type == "lambda":
        value = lowering.expr(body)
        lowering.ops.emit(ir.Return(value, span(body or node)))
    else:
        lowering.whole(body, annotations)
    return ir.Function(
        name,
        tuple(params),
        lowering.ops.body(),
        span(node),
        receiver=receiver,
        owner=owner,
        is_async=is_async(node),
        result_type=names.type_of(node.child_by_field_name("return_type")),
        annotations=annotations,
    )


def _parameters(names: Names, node: Node | None) -> list[ir.Param]:
    found: list[ir.Param] = []
    for child in parts(node) if node is not None else ():
        if child.type in ("keyword_separator", "positional_separator"):
            continue
        target = child.child_by_field_name("name") or child
        if target.type == "typed_parameter":
            target = first(target) or target
        declared, default = child.child_by_field_name("type"), child.child_by_field_name("value")
        rest = target.type in ("list_splat_pattern", "dictionary_splat_pattern")
        written = first(target) if rest else target
        name = text(written) if written is not None and written.type == "identifier" else ""
        type_ = names.type_of(declared)
        if rest and type_:
            type_ = f"{type_}[]" if target.type == "list_splat_pattern" else ""
        found.append(ir.Param(name or f"${len(found)}", type_, rest, names.injected(declared, default)))
    return found
