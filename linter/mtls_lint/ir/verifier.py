"""What well-formed IR is, beyond what its types say."""

from __future__ import annotations

from collections.abc import Iterator

from mtls_lint.ir import nodes as ir
from mtls_lint.ir.printer import COMPARISONS


def verify(function: ir.Function) -> list[str]:
    """The problems of a function and the closures in it, each a sentence naming the function; empty if none.

    A temporary must be defined before it is used in the order of the text, a named local somewhere in the
    function. Iterative: no nesting is too deep for it.
    """
    problems: list[str] = []
    pending = [function]
    while pending:
        current = pending.pop()
        checker = _Checker(current)
        checker.run()
        problems += [f"{current.name or '?'}: {problem}" for problem in checker.problems]
        pending += checker.closures
    return problems


def operands(statement: ir.Stmt) -> tuple[str, ...]:
    """The locals that a statement itself reads, those of its nested blocks and conditions aside."""
    match statement:
        case ir.Copy() | ir.Store() | ir.Element() | ir.Iterate() | ir.Await():
            return (statement.src,)
        case ir.TypeTest() | ir.Not() | ir.Cast():
            return (statement.src,)
        case ir.Field():
            return (statement.obj,)
        case ir.SetField():
            return statement.obj, statement.src
        case ir.Index():
            return statement.obj, statement.key
        case ir.SetIndex():
            return statement.obj, statement.key, statement.src
        case ir.Record():
            computed = tuple(entry.computed for entry in statement.entries if entry.computed is not None)
            return computed + tuple(entry.value for entry in statement.entries)
        case ir.Sequence():
            return statement.items
        case ir.Call():
            return statement.callee, *(arg.value for arg in statement.args)
        case ir.Compare():
            return statement.left, statement.right
        case ir.Combine():
            return statement.operands
        case ir.Return() | ir.Throw():
            return () if statement.value is None else (statement.value,)
    return ()


class _Use(str):
    """A condition, read where it stands among the blocks of its statement."""

    __slots__ = ()


class _Define(str):
    """A local that a catch clause binds."""

    __slots__ = ()


_Labels = frozenset[str]


class _Inside:
    """What is left of a block, and the labels that a break and a continue in it may name."""

    def __init__(self, block: ir.Block, breakable: _Labels, loops: _Labels) -> None:
        self.statements = iter(block)
        self.breakable = breakable
        self.loops = loops


_Part = _Inside | _Use | _Define


class _Checker:
    """Walks one function in the order of its text."""

    def __init__(self, function: ir.Function) -> None:
        self.function = function
        self.problems: list[str] = []
        self.closures: list[ir.Function] = []
        self.defined: set[str] = {param.name for param in function.params} | {function.receiver} - {""}
        self.used: dict[str, None] = {}
        self.labels: set[str] = set()

    def run(self) -> None:
        self.head()
        pending: list[_Part] = [_Inside(self.function.body, frozenset(), frozenset())]
        while pending:
            part = pending[-1]
            if isinstance(part, _Inside):
                statement = next(part.statements, None)
                if statement is not None:
                    pending += reversed(list(self.statement(statement, part.breakable, part.loops)))
                    continue
            elif isinstance(part, _Use):
                self.use(part)
            else:
                self.defined.add(str(part))
            pending.pop()
        for name in self.used:
            if name not in self.defined:
                self.problems.append(f"{name!r} is used, but nothing defines it")

    def head(self) -> None:
        function = self.function
        self.name(function.name, "function")
        self.span(function.span)
        seen: set[str] = {function.receiver} - {""}
        for param in function.params:
            self.name(param.name, "parameter")
            if param.name in seen:
                self.problems.append(f"the parameter {param.name!r} is there twice")
            seen.add(param.name)
            for annotation in param.annotations:
                self.name(annotation.name, "annotation")
        for annotation in function.annotations:
            self.name(annotation.name, "annotation")
            self.span(annotation.span)

    def name(self, name: str, what: str) -> None:
        if not name:
            self.problems.append(f"empty name: {what}")

    def span(self, span: ir.Span) -> None:
        if span.start < 0 or span.end < span.start:
            self.problems.append(f"the span {span.start}:{span.end} ends before it starts")

    def use(self, name: str) -> None:
        self.name(name, "operand")
        if name.startswith("%") and name not in self.defined:
            self.problems.append(f"{str(name)!r} is used before it is defined")
        elif name:
            self.used[str(name)] = None

    def statement(self, statement: ir.Stmt, breakable: _Labels, loops: _Labels) -> Iterator[_Part]:
        """Checks a statement; yields, in the order of the text, what is nested in it."""
        self.span(statement.span)
        for name in operands(statement):
            self.use(name)
        match statement:
            case ir.If():
                if not statement.arms:
                    self.problems.append("an if has no arm")
                for arm in statement.arms:
                    yield _Inside(arm.test, breakable, loops)
                    yield _Use(arm.cond)
                    yield _Inside(arm.body, breakable, loops)
                yield _Inside(statement.orelse, breakable, loops)
            case ir.Loop():
                self.label(statement.label)
                inside = breakable | {statement.label}, loops | {statement.label}
                cond = [] if statement.cond is None else [_Use(statement.cond)]
                if not statement.post:
                    yield _Inside(statement.test, breakable, loops)
                    yield from cond
                yield _Inside(statement.body, *inside)
                if statement.post:
                    yield _Inside(statement.test, breakable, loops)
                    yield from cond
                yield _Inside(statement.step, breakable, loops)
            case ir.Scope():
                self.label(statement.label)
                yield _Inside(statement.body, breakable | {statement.label}, loops)
            case ir.Break() if statement.label not in breakable:
                self.problems.append(f"break {statement.label!r} is in no loop or scope of that label")
            case ir.Continue() if statement.label not in loops:
                self.problems.append(f"continue {statement.label!r} is in no loop of that label")
            case ir.Try():
                yield _Inside(statement.body, breakable, loops)
                for handler in statement.handlers:
                    self.span(handler.span)
                    if handler.name is not None:
                        self.name(handler.name, "catch variable")
                        yield _Define(handler.name)
                    yield _Inside(handler.body, breakable, loops)
                yield _Inside(statement.final, breakable, loops)
            case ir.Defer():
                yield _Inside(statement.body, frozenset(), frozenset())
            case _:
                self.operation(statement)

    def label(self, label: str) -> None:
        self.name(label, "label")
        if label in self.labels:
            self.problems.append(f"the label {label!r} is there twice")
        self.labels.add(label)

    def operation(self, statement: ir.Stmt) -> None:
        match statement:
            case ir.Load() | ir.Store() | ir.Field() | ir.SetField():
                self.name(statement.name, "variable or member")
            case ir.TypeTest() | ir.Cast():
                self.name(statement.type, "type")
            case ir.Combine():
                self.name(statement.op, "operator")
            case ir.Compare() if statement.op not in COMPARISONS:
                self.problems.append(f"{statement.op!r} is no comparison")
            case ir.Closure():
                self.closures.append(statement.function)
            case ir.Record():
                for entry in statement.entries:
                    self.span(entry.span)
                    if entry.key is not None and entry.computed is not None:
                        self.problems.append(f"an entry has both the key {entry.key!r} and a computed one")
            case ir.Call():
                self.span(statement.anchor)
        dst: str | None = getattr(statement, "dst", None)
        if dst is not None:
            self.name(dst, "result")
            self.defined.add(dst)
