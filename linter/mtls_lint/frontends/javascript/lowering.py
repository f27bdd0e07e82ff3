"""The lowering of whole functions, and which method lowers which kind of node."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from mtls_lint.frontends.base import span, text
from mtls_lint.frontends.javascript.calls import Calls
from mtls_lint.frontends.javascript.classes import parameter_properties
from mtls_lint.frontends.javascript.control import Control
from mtls_lint.frontends.javascript.declarations import Declarations
from mtls_lint.frontends.javascript.operators import Operators
from mtls_lint.frontends.javascript.scope import FunctionScope
from mtls_lint.frontends.javascript.syntax import (
    CLASS_STATEMENTS,
    FUNCTION_STATEMENTS,
    block_names,
    bound_names,
    has_token,
    hoisted_names,
    operands,
    property_name,
)
from mtls_lint.frontends.javascript.values import Values
from mtls_lint.ir import nodes as ir

if TYPE_CHECKING:
    from tree_sitter import Node

    _Bound = tuple[Node, Node | None, str]


class Lowering(Calls, Operators, Values, Control, Declarations):
    """Lowers one function; a new one is made for every function nested in it."""

    def function(self, node: Node, name: str, annotations: tuple[ir.Annotation, ...] = ()) -> ir.Function:
        """The IR of a function, method or arrow function."""
        is_method = bool(self.scope.owner)
        if node.type != "arrow_function" or is_method:
            self.scope.declare(["this"])
        patterns: list[_Bound] = []
        params = tuple(self._params(node, patterns))
        body = node.child_by_field_name("body")
        if body is not None:
            hoisted = list(dict.fromkeys(hoisted_names(body)))
            for variable in hoisted:
                if variable not in self.scope.locals:
                    self.builder.emit(ir.Const(variable, None, span(body)))
            self.scope.declare(hoisted)
        for pattern, default, param in patterns:
            value = param if default is None else self.defaulted(param, default, span(pattern))
            self.assign(pattern, value, span(pattern))
        if name.endswith(".<init>"):
            self._parameter_properties(node)
        if body is not None and body.type == "statement_block":
            self.block_of(body.named_children)
        elif body is not None:
            self.builder.emit(ir.Return(self.expression(body), span(body)))
        is_async = has_token(node, "async") and not (
            has_token(node, "*") or node.type in ("generator_function", "generator_function_declaration")
        )
        return ir.Function(
            name,
            params,
            self.builder.body(),
            span(node),
            receiver="this" if is_method or (self.scope.uses_this and "this" in self.scope.locals) else "",
            owner=self.scope.owner,
            is_async=is_async,
            result_type=self.context.type_of(node.child_by_field_name("return_type")),
            annotations=annotations,
        )

    def _params(self, node: Node, patterns: list[_Bound]) -> Iterator[ir.Param]:
        """The parameters; what is left to take apart or to default goes to ``patterns``."""
        single, listed = node.child_by_field_name("parameter"), node.child_by_field_name("parameters")
        for param in [single] if single is not None else operands(listed) if listed is not None else []:
            pattern = param.child_by_field_name("pattern") or param
            default = param.child_by_field_name("value")
            if pattern.type in ("this", "ERROR"):
                continue
            rest = pattern.type == "rest_pattern"
            if rest and (inner := operands(pattern)):
                pattern = inner[0]
            if pattern.type == "assignment_pattern":
                default = pattern.child_by_field_name("right")
                pattern = pattern.child_by_field_name("left") or pattern
            if pattern.type == "identifier" and text(pattern) not in self.scope.locals:
                name = text(pattern)
                if default is not None:
                    patterns.append((pattern, default, name))
            else:
                name = self.builder.temp()
                patterns.append((pattern, default, name))
            self.scope.declare(bound_names(pattern))
            declared = self.context.type_of(param.child_by_field_name("type"))
            annotations = self.context.annotations(param.children_by_field_name("decorator"))
            yield ir.Param(name, declared, rest, annotations)

    def _parameter_properties(self, node: Node) -> None:
        """``constructor(private readonly jwt: JwtService)`` also sets a field of that name."""
        for name, param in parameter_properties(node):
            self.builder.emit(ir.SetField("this", name, name, span(param)))

    def closure(self, node: Node) -> str:
        """A function value; one that the index declared is read by its name."""
        where = span(node)
        if (declared := self.context.declared.get(node.start_byte)) is not None:
            return self.builder.load(declared, where)
        name = property_name(node.child_by_field_name("name")) or "lambda"
        inner = Lowering(self.context, FunctionScope(self.scope))
        dst = self.builder.temp()
        self.builder.emit(ir.Closure(dst, inner.function(node, name), where))
        return dst

    def block_of(self, statements: Iterable[Node]) -> None:
        """Emits the statements of a block: its functions first, as the language hoists them."""
        nodes = list(statements)
        self.scope.declare(block_names(nodes))
        for node in nodes:
            if node.type in CLASS_STATEMENTS and (name := node.child_by_field_name("name")) is not None:
                declared = self.context.declared.get(node.start_byte, text(name))
                self.scope.blocks[-1][text(name)] = declared
        for node in nodes:
            if node.type in FUNCTION_STATEMENTS and (name := node.child_by_field_name("name")) is not None:
                self.scope.write(text(name), self.closure(node), span(node))
        for node in nodes:
            self.statement(node)

    expressions = {
        "arrow_function": closure,
        "function_expression": closure,
        "generator_function": closure,
        "class": Declarations.class_,
        "call_expression": Calls.chain,
        "member_expression": Calls.chain,
        "subscript_expression": Calls.chain,
        "new_expression": Calls.new,
        "this": Calls.this,
        "super": Calls.bare_super,
        "binary_expression": Operators.binary,
        "unary_expression": Operators.unary,
        "update_expression": Operators.update,
        "ternary_expression": Operators.ternary,
        "assignment_expression": Operators.assignment,
        "augmented_assignment_expression": Operators.augmented,
        "sequence_expression": Operators.sequence,
        "parenthesized_expression": Operators.inner,
        "non_null_expression": Operators.inner,
        "instantiation_expression": Operators.inner,
        "await_expression": Operators.awaited,
        "yield_expression": Operators.yielded,
        "as_expression": Operators.cast,
        "satisfies_expression": Operators.cast,
        "type_assertion": Operators.assertion,
        "meta_property": Operators.name,
        "string": Values.string,
        "number": Values.number,
        "true": Values.constant,
        "false": Values.constant,
        "null": Values.constant,
        "undefined": Values.constant,
        "regex": Values.regex,
        "private_property_identifier": Values.regex,
        "template_string": Values.template,
        "array": Values.array,
        "object": Values.object,
        "jsx_element": Values.jsx,
        "jsx_self_closing_element": Values.jsx,
    }

    statements = {
        "expression_statement": Declarations.expression_statement,
        "lexical_declaration": Declarations.declaration,
        "variable_declaration": Declarations.declaration,
        "using_declaration": Declarations.declaration,
        "export_statement": Declarations.export,
        "internal_module": Declarations.namespace,
        "module": Declarations.namespace,
        "enum_declaration": Declarations.enum,
        "class_declaration": Declarations.class_statement,
        "abstract_class_declaration": Declarations.class_statement,
        "ambient_declaration": Declarations.nothing,
        "function_declaration": Declarations.nothing,
        "generator_function_declaration": Declarations.nothing,
        "statement_block": Control.block,
        "if_statement": Control.if_,
        "while_statement": Control.while_,
        "do_statement": Control.do,
        "for_statement": Control.for_,
        "for_in_statement": Control.for_in,
        "labeled_statement": Control.labeled,
        "break_statement": Control.break_,
        "continue_statement": Control.continue_,
        "switch_statement": Control.switch,
        "try_statement": Control.try_,
        "throw_statement": Control.throw,
        "return_statement": Control.return_,
    }
