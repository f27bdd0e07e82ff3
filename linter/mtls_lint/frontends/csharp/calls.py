"""Names, member chains, calls and lambdas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtls_lint.frontends.base import span, text
from mtls_lint.frontends.csharp.lowering import Lowering, expression
from mtls_lint.frontends.csharp.names import child_text, modifiers, operands, simple_name, statements_of
from mtls_lint.frontends.csharp.operators import assign, key
from mtls_lint.frontends.csharp.patterns import cut_test
from mtls_lint.ir import nodes as ir

if TYPE_CHECKING:
    from tree_sitter import Node

_CHAIN = (
    "member_access_expression",
    "element_access_expression",
    "conditional_access_expression",
    "invocation_expression",
    "await_expression",
    "parenthesized_expression",
)


@expression("identifier", "generic_name", "predefined_type")
def _name(low: Lowering, node: Node) -> str:
    return low.read(simple_name(node)[0], span(node))


@expression("this")
def _this(low: Lowering, node: Node) -> str:
    return low.this(span(node))


@expression("base")
def _base(low: Lowering, node: Node) -> str:
    """The instance, seen as its base class."""
    this = low.this(span(node))
    if low.owner is None or not low.owner.bases:
        return this
    seen = low.build.temp()
    low.build.emit(ir.Cast(seen, this, f"{ir.BEYOND}{low.owner.name}", span(node)))
    return seen


@expression("qualified_name", "alias_qualified_name")
def _qualified(low: Lowering, node: Node) -> str:
    names = text(node).split("<")[0].removeprefix("global::").replace("::", ".").split(".")
    value = low.read(names[0].strip(), span(node))
    for name in names[1:]:
        value = low.build.field(value, name.strip(), span(node))
    return value


@expression(*_CHAIN)
def _chain(low: Lowering, node: Node) -> str:
    """Chains are left-deep and can be long: they are unwound to their first link and lowered from there."""
    links: list[Node] = []
    inner: Node | None = node
    base = node
    while inner is not None:
        base = inner
        inner = _inner(base)
        if inner is not None:
            links.append(base)
    if base.type == "invocation_expression":
        value = _plain_call(low, base)
    elif base.type == "is_pattern_expression" and links and links[-1].type == "member_access_expression":
        value = cut_test(low, base, links)
    elif base.type in _CHAIN:
        # Only a syntax error leaves a link with nothing to apply to.
        value = low.build.const(None, span(base))
    else:
        value = low.expr(base)
    for link in reversed(links):
        value = _link(low, link, value)
    return value


def _inner(node: Node) -> Node | None:
    """The part of a chain that a link applies to; None for what starts a chain."""
    kind = node.type
    if kind in ("member_access_expression", "element_access_expression"):
        return node.child_by_field_name("expression")
    if kind == "conditional_access_expression":
        return node.child_by_field_name("condition")
    if kind in ("await_expression", "parenthesized_expression"):
        return next(iter(operands(node)), None)
    if kind == "postfix_unary_expression" and node.children[-1].type == "!":
        return operands(node)[0]
    if kind == "invocation_expression":
        function = _function(node)
        if function is None or function.type in ("identifier", "generic_name"):
            return None
        if function.type in ("member_access_expression", "conditional_access_expression"):
            return _inner(function)
        return function
    return None


def _function(node: Node) -> Node | None:
    function = node.child_by_field_name("function")
    while function is not None and function.type == "parenthesized_expression":
        function = next(iter(operands(function)), None)
    return function


def _link(low: Lowering, link: Node, value: str) -> str:
    kind = link.type
    where = span(link)
    if kind == "member_access_expression":
        name = link.child_by_field_name("name")
        return low.build.field(value, simple_name(name)[0], where) if name is not None else value
    if kind == "element_access_expression":
        return _subscript(low, value, link.child_by_field_name("subscript"), where)
    if kind == "conditional_access_expression":
        binding = operands(link)[-1]
        name = binding.child_by_field_name("name")
        if name is not None:
            return low.build.field(value, simple_name(name)[0], where)
        return _subscript(low, value, binding, where)
    if kind == "await_expression":
        dst = low.build.temp()
        low.build.emit(ir.Await(dst, value, where))
        return dst
    if kind == "invocation_expression":
        return _member_call(low, link, value)
    return value


def _subscript(low: Lowering, value: str, subscript: Node | None, where: ir.Span) -> str:
    if subscript is None:
        return value
    dst = low.build.temp()
    low.build.emit(ir.Index(dst, value, key(low, subscript), where))
    return dst


def _member_call(low: Lowering, node: Node, receiver: str) -> str:
    """A call on what the chain has yielded so far: of a member of it, or of itself."""
    function = _function(node)
    if function is None:
        return receiver
    if function.type == "conditional_access_expression":
        function = operands(function)[-1]
    elif function.type != "member_access_expression":
        return call(low, node, receiver, anchor=function)
    name = function.child_by_field_name("name")
    if name is None:
        # `a?[key](…)`: the binding is a subscript.
        return call(low, node, _subscript(low, receiver, function, span(function)), anchor=function)
    method, type_arguments = simple_name(name)
    if method in ("ConfigureAwait", "GetAwaiter"):
        return receiver
    if method == "GetResult":
        dst = low.build.temp()
        low.build.emit(ir.Await(dst, receiver, span(node)))
        return dst
    item_type = ""
    subject = function.child_by_field_name("expression")
    if method == "Add" and subject is not None and subject.type == "identifier":
        collection = low.type_of_name(text(subject))
        item_type = collection.removesuffix("[]") if collection.endswith("[]") else ""
    return call(
        low, node, receiver, method=method, anchor=name, type_arguments=type_arguments, item_type=item_type
    )


def _plain_call(low: Lowering, node: Node) -> str:
    """A call of a bare name: ``nameof``, a variable, a delegate in a field, a method of the own type."""
    function = _function(node)
    if function is None:
        return low.build.const(None, span(node))
    name, type_arguments = simple_name(function)
    where = span(function)
    if name == "nameof" and not low.is_variable(name):
        arguments = node.child_by_field_name("arguments")
        return low.build.const(text(arguments).strip("() ").split(".")[-1] if arguments else "", span(node))
    owner = low.owner
    if owner is None or low.is_variable(name):
        return call(low, node, low.scope.read(name, where), anchor=function, type_arguments=type_arguments)
    if owner.holds(name) and not owner.has_method(name):
        return call(low, node, low.read(name, where), anchor=function)
    return call(low, node, low.this(where), method=name, anchor=function, type_arguments=type_arguments)


def call(
    low: Lowering,
    node: Node,
    callee: str,
    *,
    anchor: Node,
    method: str = "",
    new: bool = False,
    type_arguments: Node | None = None,
    item_type: str = "",
) -> str:
    """Emits a call with the arguments of ``node``, then the assignments of its ``out`` arguments."""
    arguments = node.child_by_field_name("arguments")
    if arguments is None:
        arguments = next((child for child in node.named_children if child.type == "argument_list"), None)
    return emit_call(
        low,
        arguments,
        callee,
        span(node),
        anchor=span(anchor),
        method=method,
        new=new,
        type_arguments=type_arguments,
        item_type=item_type,
    )


def emit_call(
    low: Lowering,
    arguments: Node | None,
    callee: str,
    where: ir.Span,
    *,
    anchor: ir.Span,
    method: str = "",
    new: bool = False,
    type_arguments: Node | None = None,
    item_type: str = "",
) -> str:
    """Emits a call with the given argument list, if any; arguments that ``new()`` creates are of ``item_type``."""
    args: list[ir.Arg] = []
    outs: list[Node] = []
    for argument in operands(arguments) if arguments is not None else ():
        if argument.type != "argument":
            low.expr(argument)
            continue
        parts = operands(argument)
        if not parts:
            continue
        value = parts[-1]
        keyword = child_text(argument, "name") if len(parts) > 1 else ""
        if value.type == "declaration_expression" or any(child.type == "out" for child in argument.children):
            outs.append(value)
            passed = low.build.combine("out", (), span(argument))
        else:
            passed = low.expr_as(value, item_type)
        args.append(ir.Arg(passed, keyword=keyword))
    for at, type_ in enumerate(operands(type_arguments) if type_arguments is not None else (), 1):
        loaded = low.build.load(low.file.tested_type(type_), span(type_))
        args.append(ir.Arg(loaded, keyword=f"<{at}>"))
    dst = low.build.temp()
    low.build.emit(ir.Call(dst, callee, tuple(args), where, method=method, new=new, anchor=anchor))
    for at, target in enumerate(outs, 1):
        if text(target) != "_":
            assign(low, target, low.element(dst, at, span(target)), span(target))
    return dst


@expression("lambda_expression", "anonymous_method_expression")
def _lambda(low: Lowering, node: Node) -> str:
    body = node.child_by_field_name("body")
    if body is None:
        body = next((child for child in reversed(node.children) if child.type == "block"), None)
    params = low.file.parameters(node.child_by_field_name("parameters"))
    result = low.file.type_of(node.child_by_field_name("type"))
    return low.closure(
        "<lambda>",
        span(node),
        params,
        lambda: lower_body(low, body),
        is_async="async" in modifiers(node),
        result_type=result,
    )


def lower_body(low: Lowering, body: Node | None, *, returns: bool = True) -> None:
    """Lowers a block or an expression body, whose value is returned unless the member returns nothing."""
    if body is None:
        return
    if body.type == "block":
        low.statements(statements_of(body))
        return
    value = next(iter(operands(body)), None) if body.type == "arrow_expression_clause" else body
    if value is None:
        return
    if returns:
        give_back(low, value, span(value))
    else:
        low.expr(value)
        if value.type != "throw_expression":
            low.build.emit(ir.Return(None, span(value)))


def give_back(low: Lowering, value: Node, where: ir.Span) -> None:
    """Returns what an expression yields; of ``a ? b : c`` each side returns for itself."""
    cond, then, orelse = (value.child_by_field_name(name) for name in ("condition", "consequence", "alternative"))
    if value.type == "conditional_expression" and cond is not None and then is not None and orelse is not None:
        with low.scope.deeper():
            test = low.expr(cond)
            with low.build.block() as then_block:
                give_back(low, then, where)
            with low.build.block() as else_block:
                give_back(low, orelse, where)
            low.build.emit(ir.If((ir.Arm((), test, then_block()),), else_block(), where))
        return
    result = low.expr_as(value, low.frame.result_type)
    if value.type != "throw_expression":
        low.build.emit(ir.Return(result, where))
