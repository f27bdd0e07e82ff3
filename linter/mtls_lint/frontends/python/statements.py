"""Lowering of Python statements."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from mtls_lint.frontends.base import span
from mtls_lint.frontends.python.names import is_property
from mtls_lint.frontends.python.patterns import Patterns
from mtls_lint.frontends.python.tree import (
    decorators_of,
    first,
    is_async,
    parts,
    string_value,
    target_names,
    word,
)
from mtls_lint.ir import nodes as ir

if TYPE_CHECKING:
    from tree_sitter import Node


class Statements(Patterns):
    """Lowers every kind of statement.

    ``declares`` says that definitions are declared by the index of the file (module and class level).
    """

    declares = False

    def block(self, node: Node | None) -> None:
        """Lowers the statements of a block in their order."""
        for child in parts(node) if node is not None else ():
            self.statement(child)

    def statement(self, node: Node) -> None:
        """Lowers one statement; one that is not known is an expression."""
        with self.deeper():
            handler = _STATEMENTS.get(node.type)
            if handler is not None:
                handler(self, node)
            elif node.type not in _SILENT:
                self.expr(node)

    def _expression(self, node: Node) -> None:
        for child in parts(node):
            handler = _STATEMENTS.get(child.type)
            if handler is not None:
                handler(self, child)
            elif child.type != "string" or string_value(child) is None:
                self.expr(child)

    # Assignment.

    def _assignment(self, node: Node) -> None:
        targets: list[Node] = []
        value: Node | None = node
        while value is not None and value.type == "assignment":
            if (target := value.child_by_field_name("left")) is not None:
                targets.append(target)
            value = value.child_by_field_name("right")
        if value is None:
            if not self.declares and not self.members:
                self._declaration(targets)
            return
        result = self.expr(value)
        if declared := self.names.informative_type(node.child_by_field_name("type")):
            cast = self.ops.temp()
            self.ops.emit(ir.Cast(cast, result, declared, span(node)))
            result = cast
        for target in targets:
            self.assign(target, result)

    def _declaration(self, targets: list[Node]) -> None:
        for target in targets:
            for name in target_names(target):
                self.write(name, self.ops.const(None, span(target)), span(target))

    def _augmented(self, node: Node) -> None:
        target, sign = node.child_by_field_name("left"), node.child_by_field_name("operator")
        before = self.expr(target)
        value = self.expr(node.child_by_field_name("right"))
        operator = sign.type.removesuffix("=") if sign is not None else ""
        result = self.ops.combine(operator or "=", (before, value), span(node))
        if target is not None:
            self.assign(target, result)

    def _delete(self, node: Node) -> None:
        pending = parts(node)
        for target in pending:
            if target.type in ("subscript", "attribute"):
                self.assign(target, self.ops.const(None, span(target)))
            elif target.type != "identifier":
                pending.extend(parts(target))

    # Branches.

    def _if(self, node: Node) -> None:
        arms = [self._arm(node)]
        orelse: ir.Block = ()
        for alternative in node.children_by_field_name("alternative"):
            if alternative.type == "elif_clause":
                arms.append(self._arm(alternative))
            else:
                with self.ops.block() as otherwise:
                    self.block(alternative.child_by_field_name("body"))
                orelse = otherwise()
        self.ops.emit(ir.If(tuple(arms), orelse, span(node)))

    def _arm(self, node: Node) -> ir.Arm:
        with self.ops.block() as test:
            cond = self.expr(node.child_by_field_name("condition"))
        with self.ops.block() as body:
            self.block(node.child_by_field_name("consequence"))
        return ir.Arm(test(), cond, body())

    def _match(self, node: Node) -> None:
        subjects = [self.expr(subject) for subject in node.children_by_field_name("subject")]
        subject = subjects[0] if len(subjects) == 1 else self.ops.temp()
        if len(subjects) != 1:
            self.ops.emit(ir.Sequence(subject, tuple(subjects), span(node)))
        arms: list[ir.Arm] = []
        orelse: ir.Block = ()
        body = node.child_by_field_name("body")
        for case in parts(body) if body is not None else ():
            if case.type != "case_clause":
                continue
            arm, always = self._case(case, subject)
            if always:
                orelse = arm.body
                break
            arms.append(arm)
        if arms:
            self.ops.emit(ir.If(tuple(arms), orelse, span(node)))
        else:
            for statement in orelse:
                self.ops.emit(statement)

    def _case(self, case: Node, subject: str) -> tuple[ir.Arm, bool]:
        """One alternative of a ``match``, and whether it is always taken."""
        patterns = [child for child in parts(case) if child.type == "case_pattern"]
        pattern = patterns[0] if len(patterns) == 1 else case
        guard = case.child_by_field_name("guard")

        def guarded() -> str:
            self.bind(pattern, subject)
            return self.expr(parts(guard)[0] if guard is not None and parts(guard) else None)

        with self.ops.block() as test:
            cond = self.pattern_test(pattern, subject)
            if guard is not None:
                cond = guarded() if cond is None else self.both(cond, guarded, span(guard))
        with self.ops.block() as body:
            if guard is None:
                self.bind(pattern, subject)
            self.block(case.child_by_field_name("consequence"))
        if cond is None:
            return ir.Arm((), "", body()), True
        return ir.Arm(test(), cond, body()), False

    def _assert(self, node: Node) -> None:
        children = parts(node)
        where = span(node)
        with self.ops.block() as test:
            failed = self.negation(self.expr(children[0] if children else None), where)
        with self.ops.block() as body:
            for part in children[1:]:
                self.expr(part)
            self.ops.emit(ir.Throw(self.ops.load("AssertionError", where), where))
        self.ops.emit(ir.If((ir.Arm(test(), failed, body()),), (), where))

    # Loops.

    def _for(self, node: Node) -> None:
        source, target = self.expr(node.child_by_field_name("right")), node.child_by_field_name("left")

        def head() -> None:
            item = self.ops.temp()
            where = span(target) if target is not None else span(node)
            self.ops.emit(ir.Iterate(item, source, where))
            if target is not None:
                self.assign(target, item)

        self._loop(node, (), None, head)

    def _while(self, node: Node) -> None:
        with self.ops.block() as test:
            cond = self.expr(node.child_by_field_name("condition"))
        self._loop(node, test(), cond, lambda: None)

    def _loop(self, node: Node, test: ir.Block, cond: str | None, head: Callable[[], None]) -> None:
        """A loop; with an ``else``, a scope around both, which ``break`` leaves."""
        otherwise = node.child_by_field_name("alternative")
        label = self.ops.label()
        leave = self.ops.label() if otherwise is not None else label
        self.loops.append((leave, label))
        with self.ops.block() as body:
            head()
            self.block(node.child_by_field_name("body"))
        self.loops.pop()
        loop = ir.Loop(label, test, cond, body(), (), span(node))
        if otherwise is None:
            self.ops.emit(loop)
            return
        with self.ops.block() as whole:
            self.ops.emit(loop)
            self.block(otherwise.child_by_field_name("body"))
        self.ops.emit(ir.Scope(leave, whole(), span(node)))

    def _break(self, node: Node) -> None:
        if self.loops:
            self.ops.emit(ir.Break(self.loops[-1][0], span(node)))

    def _continue(self, node: Node) -> None:
        if self.loops:
            self.ops.emit(ir.Continue(self.loops[-1][1], span(node)))

    # Ways out.

    def _return(self, node: Node) -> None:
        values = parts(node)
        self.ops.emit(ir.Return(self.expr(values[0]) if values else None, span(node)))

    def _raise(self, node: Node) -> None:
        values = [self.expr(value) for value in parts(node)]
        self.ops.emit(ir.Throw(values[0] if values else None, span(node)))

    def _try(self, node: Node) -> None:
        handlers: list[ir.Handler] = []
        final: ir.Block = ()
        with self.ops.block() as body:
            self.block(node.child_by_field_name("body"))
            for clause in parts(node):
                if clause.type == "else_clause":
                    self.block(clause.child_by_field_name("body"))
        for clause in parts(node):
            if clause.type in ("except_clause", "except_group_clause"):
                handlers.append(self._handler(clause))
            elif clause.type == "finally_clause":
                with self.ops.block() as cleanup:
                    self._bodies(clause)
                final = cleanup()
        self.ops.emit(ir.Try(body(), tuple(handlers), final, span(node)))

    def _bodies(self, clause: Node) -> None:
        for child in parts(clause):
            if child.type == "block":
                self.block(child)

    def _handler(self, clause: Node) -> ir.Handler:
        caught = next((child for child in parts(clause) if child.type != "block"), None)
        alias = caught.child_by_field_name("alias") if caught is not None else None
        if caught is not None and caught.type == "as_pattern":
            caught = first(caught)
        listed = parts(caught) if caught is not None and caught.type == "tuple" else [caught]
        types = tuple(name for name in map(self.names.name_of, listed) if name)
        names = target_names(alias) if alias is not None else []
        with self.inner_names(), self.ops.block() as body:
            name = None
            if names:
                name = names[0] if names[0] in self.scope.locals else self.declare(names[0])
            self._bodies(clause)
        return ir.Handler(types, name, body(), span(clause))

    # Contexts.

    def _with(self, node: Node) -> None:
        waits = is_async(node)
        items = [item for clause in parts(node) if clause.type == "with_clause" for item in parts(clause)]
        suppressed: list[str] = []
        for item in items:
            value = item.child_by_field_name("value")
            target = None
            if value is not None and value.type == "as_pattern":
                target = value.child_by_field_name("alias")
                value = first(value)
            if value is not None and self.names.name_of(value) == "contextlib.suppress":
                suppressed.extend(self._suppressed(value))
            result = self.expr(value)
            result = self.entered(result, span(item), waits=waits)
            if target is not None:
                self.assign(target, result)
        with self.ops.block() as body:
            self.block(node.child_by_field_name("body"))
        if suppressed:
            handler = ir.Handler(tuple(suppressed), None, (), span(node))
            self.ops.emit(ir.Try(body(), (handler,), (), span(node)))
            return
        for statement in body():
            self.ops.emit(statement)

    def _suppressed(self, call: Node) -> list[str]:
        arguments = call.child_by_field_name("arguments")
        return [name for part in parts(arguments or call) if (name := self.names.name_of(part))]

    # Definitions.

    def _decorated(self, node: Node) -> None:
        definition = node.child_by_field_name("definition")
        if definition is None:
            return
        if definition.type == "function_definition":
            self._function(definition, node)
        elif self.declares and not self.members:
            value = self.expr(definition.child_by_field_name("name"))
            for decorator in reversed(decorators_of(node)):
                value = self.decorated(decorator, value)

    def _function(self, node: Node, decorated: Node | None = None) -> None:
        name = node.child_by_field_name("name")
        decorators = decorators_of(decorated)
        if name is None or (self.declares and not decorators):
            return
        if self.members and is_property(self.names.decorators(decorated)):
            return
        if self.declares:
            value = self.ops.field("self", word(name), span(name)) if self.members else self.expr(name)
        else:
            value = self.closure(node, decorated)
        for decorator in reversed(decorators):
            value = self.decorated(decorator, value)
        self.write(word(name), value, span(name))

    def _unparsed(self, node: Node) -> None:
        for child in node.named_children:
            if child.type in _STATEMENTS:
                self.statement(child)


_SILENT = frozenset(
    (
        *("import_statement", "import_from_statement", "future_import_statement", "class_definition"),
        *("global_statement", "nonlocal_statement", "pass_statement", "type_alias_statement", "comment"),
    )
)

_STATEMENTS: dict[str, Callable[[Statements, Node], None]] = {
    "expression_statement": Statements._expression,
    "assignment": Statements._assignment,
    "augmented_assignment": Statements._augmented,
    "delete_statement": Statements._delete,
    "if_statement": Statements._if,
    "match_statement": Statements._match,
    "assert_statement": Statements._assert,
    "for_statement": Statements._for,
    "while_statement": Statements._while,
    "break_statement": Statements._break,
    "continue_statement": Statements._continue,
    "return_statement": Statements._return,
    "raise_statement": Statements._raise,
    "try_statement": Statements._try,
    "with_statement": Statements._with,
    "function_definition": Statements._function,
    "decorated_definition": Statements._decorated,
    "block": Statements.block,
    "ERROR": Statements._unparsed,
}
