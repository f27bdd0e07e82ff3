"""Lowering of Java expressions."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from mtls_lint.frontends.base import span, text
from mtls_lint.frontends.java.literals import LITERALS, literal, unescape
from mtls_lint.frontends.java.lowering import Lowering, expression
from mtls_lint.frontends.java.names import identifier, operands, plain_name
from mtls_lint.frontends.java.patterns import bind, match
from mtls_lint.ir import nodes as ir

if TYPE_CHECKING:
    from tree_sitter import Node

_COMPARISONS = frozenset({"==", "!=", "<", "<=", ">", ">="})
_LINKS = frozenset({"method_invocation", "field_access", "array_access"})


@expression(*LITERALS)
def _literal(low: Lowering, node: Node) -> str:
    if node.type == "string_literal" and any(child.type == "string_interpolation" for child in node.children):
        return _template(low, node)
    return low.build.const(literal(node), span(node))


def _template(low: Lowering, node: Node) -> str:
    parts: list[str] = []
    for child in node.named_children:
        if child.type == "string_interpolation":
            parts += [low.expr(inner) for inner in operands(child)]
        else:
            parts.append(low.build.const(unescape(text(child)), span(child)))
    return low.build.combine("template", tuple(parts), span(node))


@expression("template_expression")
def _template_expression(low: Lowering, node: Node) -> str:
    processor = low.expr(node.child_by_field_name("template_processor"))
    argument = low.expr(node.child_by_field_name("template_argument"))
    return low.build.combine("template", (processor, argument), span(node))


@expression("identifier")
def _identifier(low: Lowering, node: Node) -> str:
    if node.is_missing:
        return low.build.combine("missing", (), span(node))
    return low.read(low.file.local_type(text(node), low.owner), span(node))


@expression("this")
def _this(low: Lowering, node: Node) -> str:
    return low.this(span(node))


@expression("super")
def _super(low: Lowering, node: Node) -> str:
    """The instance as its base type has it."""
    this = low.this(span(node))
    return low.cast(this, f"{ir.BEYOND}{low.owner.name}", span(node)) if low.owner is not None else this


@expression("type_identifier", "scoped_type_identifier", "generic_type", "array_type", "annotated_type")
@expression("integral_type", "floating_point_type", "boolean_type", "void_type")
def _type(low: Lowering, node: Node) -> str:
    """A type where a value may stand: the receiver of a method reference, what ``new`` constructs."""
    written = plain_name(node).partition("[")[0]
    resolved = low.file.resolve(written, low.owner)
    if resolved in low.file.types:
        return low.build.load(resolved, span(node))
    head, *rest = written.split(".")
    value = low.build.load(head or "?", span(node))
    for name in rest:
        value = low.build.field(value, name or "?", span(node))
    return value


@expression("class_literal")
def _class_literal(low: Lowering, node: Node) -> str:
    """The type itself, as a value."""
    return low.expr(operands(node)[0])


@expression(*_LINKS)
def _chain(low: Lowering, node: Node) -> str:
    """Calls, fields and subscripts hang on one another to the left, by the hundred in a fluent chain."""
    links: list[Node] = []
    base: Node | None = node
    value = ""
    while base is not None and base.type in _LINKS:
        receiver = base.child_by_field_name("array" if base.type == "array_access" else "object")
        if receiver is None and base.type == "method_invocation":
            value = _unqualified(low, base)
            break
        if base.type == "field_access" and (name := base.child_by_field_name("field")) and name.type == "this":
            value = low.this(span(base))
            break
        links.append(base)
        # `Outer.super.m()`: the instance is the own one.
        if base.child_count > 4 and any(child.type == "super" for child in base.children):
            value = low.this(span(base))
            break
        base = receiver
    if not value:
        value = _root(low, base, links)
    for link in reversed(links):
        value = _link(low, value, link)
    return value


def _root(low: Lowering, base: Node | None, links: list[Node]) -> str:
    if base is None or base.type != "identifier" or base.is_missing:
        return low.expr(base)
    # A package shows by the type that follows it; types are capitalised in all Java there is.
    qualifies = any(
        (named := link.child_by_field_name("field")) is not None and text(named)[:1].isupper() for link in links
    )
    return low.read(low.file.local_type(text(base), low.owner), span(base), qualifies=qualifies)


def _link(low: Lowering, value: str, link: Node) -> str:
    if link.type == "array_access":
        key = low.expr(link.child_by_field_name("index"))
        dst = low.build.temp()
        low.build.emit(ir.Index(dst, value, key, span(link)))
        return dst
    if link.type == "field_access":
        name = link.child_by_field_name("field")
        return low.build.field(value, identifier(name), span(link))
    name = link.child_by_field_name("name")
    return low.call(value, arguments(low, link), span(link), span(name or link), method=identifier(name))


def _unqualified(low: Lowering, node: Node) -> str:
    name = node.child_by_field_name("name")
    method, anchor = identifier(name), span(name or node)
    imported = method in low.file.imports and not (low.owner and low.owner.has_method(method))
    if low.owner is None or imported:
        callee = low.build.load(method, anchor)
        return low.call(callee, arguments(low, node), span(node), anchor)
    this = low.this(anchor)
    return low.call(this, arguments(low, node), span(node), anchor, method=method)


def arguments(low: Lowering, node: Node) -> list[str]:
    """Lowers the arguments of a call, in order."""
    listed = node.child_by_field_name("arguments")
    return [low.expr(child) for child in operands(listed)] if listed is not None else []


@expression("method_reference")
def _method_reference(low: Lowering, node: Node) -> str:
    parts = operands(node)
    value = low.expr(parts[0]) if parts else low.this(span(node))
    name = text(parts[-1]) if len(parts) > 1 and parts[-1].type == "identifier" else "new"
    return low.build.field(value, name or "?", span(node))


@expression("object_creation_expression")
def _creation(low: Lowering, node: Node) -> str:
    type_ = node.child_by_field_name("type")
    children = operands(node)
    if node.children[0].type != "new":
        low.expr(children[0])
    where = span(type_) if type_ is not None else span(node)
    body = children[-1] if children and children[-1].type == "class_body" else None
    if body is not None and body.start_byte in low.file.bodies:
        callee = low.build.load(low.file.bodies[body.start_byte].name, where)
    else:
        callee = low.expr(type_)
    return low.call(callee, arguments(low, node), span(node), where, new=True)


@expression("array_creation_expression")
def _array(low: Lowering, node: Node) -> str:
    value = node.child_by_field_name("value")
    if value is not None:
        return low.expr(value)
    sizes = [size for child in node.children_by_field_name("dimensions") for size in operands(child)]
    if len(sizes) == 1 and text(sizes[0]) == "0":
        return low.sequence((), span(node))
    return low.build.combine("new[]", tuple(map(low.expr, sizes)), span(node))


@expression("array_initializer")
def _initializer(low: Lowering, node: Node) -> str:
    return low.sequence([low.expr(child) for child in operands(node)], span(node))


@expression("lambda_expression")
def _lambda(low: Lowering, node: Node) -> str:
    body = node.child_by_field_name("body")
    params = low.file.parameters(node.child_by_field_name("parameters"), low.owner)

    def lower() -> None:
        if body is not None and body.type == "block":
            low.stmt(body)
        elif body is not None:
            low.build.emit(ir.Return(low.expr(body), span(body)))

    return low.closure(span(node), params, lower)


@expression("ternary_expression")
def _ternary(low: Lowering, node: Node) -> str:
    cond = low.expr(node.child_by_field_name("condition"))
    then = node.child_by_field_name("consequence")
    orelse = node.child_by_field_name("alternative")
    return low.build.choose(cond, lambda: low.expr(then), lambda: low.expr(orelse), span(node))


@expression("binary_expression")
def _binary(low: Lowering, node: Node) -> str:
    """Operators hang on one another to the left; consecutive equal ones become one combination."""
    links: list[Node] = []
    base: Node | None = node
    while base is not None and base.type == "binary_expression":
        links.append(base)
        base = base.child_by_field_name("left")
    value = low.expr(base)
    pending: list[str] = []
    for at in range(len(links) - 1, -1, -1):
        link = links[at]
        op, right = _operator(link), link.child_by_field_name("right")
        if op == "&&":
            value = low.both(value, partial(low.expr, right), span(link))
        elif op == "||":
            value = low.either(value, partial(low.expr, right), span(link))
        elif op in _COMPARISONS:
            value = low.compare(op, value, low.expr(right), span(link))
        else:
            pending = [*pending, low.expr(right)] if pending else [value, low.expr(right)]
            if at == 0 or _operator(links[at - 1]) != op:
                value = low.build.combine(op, tuple(pending), span(link))
                pending = []
    return value


def _operator(node: Node) -> str:
    operator = node.child_by_field_name("operator")
    return operator.type if operator is not None else ""


@expression("unary_expression")
def _unary(low: Lowering, node: Node) -> str:
    op, operand = _operator(node), node.child_by_field_name("operand")
    if op == "-" and operand is not None and operand.type in LITERALS:
        value = literal(operand)
        if isinstance(value, int | float):
            return low.build.const(-value, span(node))
    value = low.expr(operand)
    if op != "!":
        return low.build.combine(op, (value,), span(node))
    dst = low.build.temp()
    low.build.emit(ir.Not(dst, value, span(node)))
    return dst


@expression("update_expression")
def _update(low: Lowering, node: Node) -> str:
    operand = operands(node)[0]
    op = next((child.type for child in node.children if child.type in ("++", "--")), "++")
    value = low.build.combine(op, (low.expr(operand),), span(node))
    _assign(low, operand, value, span(node))
    return value


@expression("cast_expression")
def _cast(low: Lowering, node: Node) -> str:
    value = low.expr(node.child_by_field_name("value"))
    type_ = low.file.type_of(node.child_by_field_name("type"), low.owner)
    return low.cast(value, type_, span(node))


@expression("instanceof_expression")
def _instanceof(low: Lowering, node: Node) -> str:
    value = low.expr(node.child_by_field_name("left"))
    pattern = node.child_by_field_name("pattern")
    if pattern is not None:
        return match(low, pattern, value)
    type_ = low.file.type_of(node.child_by_field_name("right"), low.owner)
    dst = low.build.temp()
    low.build.emit(ir.TypeTest(dst, value, type_, span(node)))
    bind(low, node.child_by_field_name("name"), value, type_)
    return dst


@expression("assignment_expression")
def _assignment(low: Lowering, node: Node) -> str:
    left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
    op = _operator(node).removesuffix("=")
    if left is None:
        return low.expr(right)
    if op:
        before = low.expr(left)
        value = low.build.combine(op, (before, low.expr(right)), span(node))
    else:
        value = low.expr(right)
    _assign(low, left, value, span(node))
    return value


def _assign(low: Lowering, target: Node, value: str, where: ir.Span) -> None:
    while target.type == "parenthesized_expression" and (inner := operands(target)):
        target = inner[0]
    if target.type == "identifier":
        low.write(identifier(target), value, where)
    elif target.type == "array_access":
        array = low.expr(target.child_by_field_name("array"))
        key = low.expr(target.child_by_field_name("index"))
        low.build.emit(ir.SetIndex(array, key, value, where))
    elif target.type == "field_access" and (name := target.child_by_field_name("field")) is not None:
        obj = low.expr(target.child_by_field_name("object"))
        low.build.emit(ir.SetField(obj, identifier(name), value, where))
