"""Calls, member accesses and subscripts; a chain of them is lowered in a loop, however long it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtls_lint.frontends.base import span, text
from mtls_lint.frontends.javascript.core import Core
from mtls_lint.frontends.javascript.syntax import operands, required_module, string_value, unwrap
from mtls_lint.ir import nodes as ir

if TYPE_CHECKING:
    from tree_sitter import Node


def _static_key(key: Node | None) -> str:
    """The member's name in ``a.b`` and ``a['b']``, else an empty string."""
    if key is None:
        return ""
    if key.type == "string":
        return string_value(key)
    return text(key) if key.type in ("property_identifier", "private_property_identifier") else ""


class Calls(Core):
    """The lowering of everything that is applied to a value on its left."""

    def chain(self, node: Node) -> str:
        """``a.b(c)[d].e``: the innermost object first, then each link outwards."""
        links: list[Node] = []
        while True:
            node = unwrap(node)
            if node.type == "call_expression" and not self._is_special(node):
                inner = node.child_by_field_name("function")
            elif node.type in ("member_expression", "subscript_expression"):
                inner = node.child_by_field_name("object")
            else:
                break
            if inner is None:
                break
            links.append(node)
            node = inner
        value, method = self._start(node, links), ""
        anchor = span(node)
        while links:
            link = links.pop()
            if link.type == "call_expression":
                value, method = self._call(link, value, method, anchor), ""
                continue
            key = link.child_by_field_name("property") or link.child_by_field_name("index")
            anchor = span(key) if key is not None else span(link)
            called = bool(links) and links[-1].type == "call_expression"
            if called and (name := _static_key(key)):
                method = name
            elif link.type == "subscript_expression":
                entry = self.builder.temp()
                self.builder.emit(ir.Index(entry, value, self.expression(key), span(link)))
                value = entry
            elif key is not None and text(key):
                value = self.builder.field(value, text(key), span(link))
        return value

    def _start(self, node: Node, links: list[Node]) -> str:
        """The value a chain starts from; takes off ``links`` what only names an export of this file."""
        if node.type == "super":
            return self._super(span(node))
        if node.type == "call_expression":
            return self._special_call(node)
        if node.type != "identifier" or node.is_missing:
            return self.expression(node)
        name = text(node)
        if name in ("module", "exports") and links and self.scope.resolve(name) is None:
            return self._own_exports(node, links)
        member = self.scope.member_of(name)
        if member is not None and links and links[-1].type == "call_expression":
            owner = self.builder.load(member[0], span(node))
            return self._call(links.pop(), owner, member[1], span(node))
        return self.scope.read(name, span(node))

    def _own_exports(self, node: Node, links: list[Node]) -> str:
        rest = list(links)
        if text(node) == "module" and self._export_of(rest.pop()) != "=":
            return self.builder.load("module", span(node))
        name = self._export_of(rest[-1]) if rest else None
        local = self.context.own_export(name) if name is not None else None
        if local is not None:
            where = span(rest.pop())
        else:
            where, local = span(node), self.context.own_export("=") or "exports"
        links[:] = rest
        return self.scope.read(local, where)

    def _export_of(self, link: Node) -> str | None:
        return self.exported_as(link) if link.type == "member_expression" else None

    def _is_special(self, node: Node) -> bool:
        function = node.child_by_field_name("function")
        return function is not None and (function.type in ("super", "import") or required_module(node) is not None)

    def _special_call(self, node: Node) -> str:
        """``require('x')``, ``import('x')``, ``import(x)`` and ``super(…)``."""
        if (module := required_module(node)) is not None:
            return self.builder.load(f"@{module}", span(node))
        function = node.child_by_field_name("function")
        if function is not None and function.type == "super":
            return self._call(node, self._super(span(function)), "<init>", span(function))
        args = node.child_by_field_name("arguments")
        values = tuple(arg.value for arg in self.arguments(args))
        return self.builder.combine("import", values, span(node))

    def _super(self, where: ir.Span) -> str:
        """``super``: this object seen as what comes after the class among its bases."""
        this, owner = self.scope.own_this(where), self.owner()
        if not owner:
            return this
        dst = self.builder.temp()
        self.builder.emit(ir.Cast(dst, this, f"{ir.BEYOND}{owner}", where))
        return dst

    def owner(self) -> str:
        """The type whose member is being lowered, seen through the closures in it."""
        scope = self.scope
        while not scope.owner and scope.parent is not None:
            scope = scope.parent
        return scope.owner

    def _call(self, node: Node, callee: str, method: str, anchor: ir.Span, *, new: bool = False) -> str:
        args = self.arguments(node.child_by_field_name("arguments"))
        dst = self.builder.temp()
        self.builder.emit(ir.Call(dst, callee, args, span(node), method, new, anchor))
        return dst

    def arguments(self, node: Node | None) -> tuple[ir.Arg, ...]:
        """The evaluated arguments of a call; a tagged template is its one argument."""
        if node is None:
            return ()
        if node.type == "template_string":
            return (ir.Arg(self.expression(node)),)
        args: list[ir.Arg] = []
        for child in operands(node):
            if child.type == "spread_element":
                inner = operands(child)
                args.append(ir.Arg(self.expression(inner[0] if inner else None), spread=True))
            elif child.type != "ERROR":
                args.append(ir.Arg(self.expression(child)))
        return tuple(args)

    def new(self, node: Node) -> str:
        """``new T(x)``."""
        constructor = node.child_by_field_name("constructor")
        callee = self.expression(constructor)
        anchor = span(node) if constructor is None else span(constructor)
        if constructor is not None and constructor.type == "member_expression":
            name = constructor.child_by_field_name("property")
            anchor = span(name) if name is not None else anchor
        return self._call(node, callee, "", anchor, new=True)

    def this(self, node: Node) -> str:
        """``this``: the receiver, or the one captured by an arrow function."""
        return self.scope.own_this(span(node))

    def bare_super(self, node: Node) -> str:
        """``super`` where no member follows."""
        return self._super(span(node))
