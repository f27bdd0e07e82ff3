"""Reads the text form of the IR, which :mod:`mtls_lint.ir.printer` writes.

One statement a line (or several with ``;`` between them), ``#`` after white space opens a comment::

    @Secured("ADMIN")
    async fn Guard.check(req: express.Request, ...rest) receiver=this owner=Guard -> bool {
      %1 = load crypto                      # also: x = y, x = const "s" | 1 | 1.5 | true | false | none
      %2 = field req.socket                 # set req.user = %2
      %3 = index req[%2]                    # set req[%2] = %3
      %4 = call %1.sign(%3, key=%2, *rest) @10:40 ^15:20
      %5 = new %1(req)                      # a plain call is: call %1(req)
      %6 = record jwt.MapClaims { sub: %1, "a b": %2, [%3]: %4, *%5 }
      %7 = seq (%1, %2); %8 = element %7[0]; %9 = each %7
      %10 = %1 == %2; %11 = %1 is Type; %12 = %1 as Type; %13 = not %10
      %14 = combine "+"(%1, %2); %15 = await %4
      store total = %14
      %16 = closure fn lambda(x) { return x }
      if { %17 = not %10 } %17 { return %11 } elif %10 { } else { throw %1 }
      loop L1 { %18 = const true } while %18 do { break L1 } step { }   # loop L2 do { } ; loop L3 post …
      try { } catch (A, B) e { } finally { }
      scope L4 { break L4 }
      defer { }
    }

Every place may carry a span, ``@start:end``: a simple statement at its end, ``if``, ``loop L``, ``try``,
``catch (A) e``, ``scope L``, ``defer`` and the head of a function before what follows, a closure after
its last brace. Names that are no plain words, and the words ``in``, ``is`` and ``as``, are JSON strings.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from mtls_lint.ir import nodes as ir
from mtls_lint.ir.printer import FUNCTION, PATH, RESERVED, WORD

_BLANK = re.compile(r"(?:[ \t\r]+|(?<!\S)#[^\n]*)*")
_BLANK_LINES = re.compile(r"(?:\s+|(?<!\S)#[^\n]*)*")
_STRING = re.compile(r'"(?:[^"\\\n]|\\.)*"')
_NUMBER = re.compile(r"-?(?:0x[0-9a-f]+|\d+(?:\.\d+)?(?:e[+-]?\d+)?)")
_SPAN = re.compile(r"(\d+):(\d+)")
_INFIX = re.compile(r"(?:in|is|as)\b|[=!<>]=|[<>]")
_END = re.compile(r"\Z|[;}\n]|@\d+:\d")
_MAX_NESTING = 150


class IRSyntaxError(ValueError):
    """The text is not IR; the message starts with the line number and says what was expected."""


def parse(text: str) -> tuple[ir.Function, ...]:
    """The functions of a text; raises :class:`IRSyntaxError`."""
    reader = _Reader(text)
    functions: list[ir.Function] = []
    reader.skip_lines()
    while reader.at < len(text):
        functions.append(reader.function())
        reader.skip_lines()
    return tuple(functions)


class _Reader:
    """A recursive descent over the text; ``at`` is the offset of the next character that is not blank."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.nesting = 0

    # Tokens

    def fail(self, expected: str) -> IRSyntaxError:
        line = self.text.count("\n", 0, self.at) + 1
        found = self.text[self.at : self.at + 20].split("\n")[0]
        return IRSyntaxError(f"line {line}: expected {expected}, found {found!r}")

    def match(self, pattern: re.Pattern[str]) -> str | None:
        """What the pattern matches here, consumed together with the blanks after it."""
        found = pattern.match(self.text, self.at)
        if found is None:
            return None
        self.at = found.end()
        self.skip()
        return found.group()

    def skip(self) -> None:
        blank = _BLANK.match(self.text, self.at)
        self.at = blank.end() if blank else self.at

    def skip_lines(self) -> None:
        blank = _BLANK_LINES.match(self.text, self.at)
        self.at = blank.end() if blank else self.at

    def peek(self, mark: str) -> bool:
        return self.text.startswith(mark, self.at)

    def take(self, mark: str) -> bool:
        """Consumes a punctuation mark if it stands here."""
        if not self.peek(mark):
            return False
        self.at += len(mark)
        self.skip()
        return True

    def expect(self, mark: str) -> None:
        if not self.take(mark):
            raise self.fail(repr(mark))

    def keyword(self, word: str) -> bool:
        """Consumes a word if it stands here and does not go on."""
        found = WORD.match(self.text, self.at)
        return found is not None and found.group() == word and self.take(word)

    def string(self) -> str | None:
        start = self.at
        quoted = self.match(_STRING)
        if quoted is None:
            return None
        try:
            value = json.loads(quoted)
        except ValueError:
            self.at = start
            raise self.fail("a JSON string") from None
        return str(value)

    def word(self, what: str = "a name") -> str:
        found = WORD.match(self.text, self.at)
        if found is not None and found.group() in RESERVED:
            raise self.fail(f"{what} ({found.group()!r} as a name needs quotes)")
        name = self.match(WORD)
        return name if name is not None else self._quoted(what)

    def path(self, what: str = "a type name") -> str:
        name = self.match(PATH)
        return name if name is not None else self._quoted(what)

    def _quoted(self, what: str) -> str:
        name = self.string()
        if name is None:
            raise self.fail(what)
        return name

    def span(self, mark: str = "@") -> ir.Span:
        found = _SPAN.match(self.text, self.at + 1) if self.peek(mark) else None
        if found is None:
            return ir.NOWHERE
        self.at = found.end()
        self.skip()
        return ir.Span(int(found.group(1)), int(found.group(2)))

    def listed(self, close: str, item: Callable[[], None]) -> None:
        """Items with commas between them, on any number of lines, up to the closing mark."""
        self.skip_lines()
        while not self.take(close):
            item()
            self.skip_lines()
            if not self.take(",") and not self.peek(close):
                raise self.fail(f"',' or {close!r}")
            self.skip_lines()

    def words(self) -> tuple[str, ...]:
        found: list[str] = []
        self.expect("(")
        self.listed(")", lambda: found.append(self.word()))
        return tuple(found)

    # Functions

    def function(self) -> ir.Function:
        annotations = self.annotations()
        is_async = self.keyword("async")
        if not self.keyword("fn"):
            raise self.fail("'fn'")
        name = self.match(FUNCTION) or self._quoted("a function name")
        params: list[ir.Param] = []
        self.expect("(")
        self.listed(")", lambda: params.append(self.param()))
        receiver = self.word() if self.take("receiver=") else ""
        owner = self.path() if self.take("owner=") else ""
        result = self.path() if self.take("->") else ""
        span = self.span()
        body = self.block()
        return ir.Function(
            name, tuple(params), body, span, receiver, owner, is_async, result, annotations=annotations
        )

    def annotations(self) -> tuple[ir.Annotation, ...]:
        found: list[ir.Annotation] = []
        while self.take("@"):
            name = self.path("an annotation's name")
            args = self.strings() if self.take("(") else ()
            found.append(ir.Annotation(name, args, self.span()))
            self.skip_lines()
        return tuple(found)

    def strings(self) -> tuple[str, ...]:
        found: list[str] = []
        self.listed(")", lambda: found.append(self._quoted("a string")))
        return tuple(found)

    def param(self) -> ir.Param:
        annotations = self.annotations()
        rest = self.take("...")
        name = self.word("a parameter")
        return ir.Param(name, self.path() if self.take(":") else "", rest, annotations)

    def block(self) -> ir.Block:
        self.expect("{")
        self.nesting += 1
        if self.nesting > _MAX_NESTING:
            raise self.fail(f"at most {_MAX_NESTING} nested blocks")
        statements: list[ir.Stmt] = []
        self.skip_lines()
        while not self.take("}"):
            statements.append(self.statement())
            if not self.take(";") and not self.peek("}") and not self.peek("\n"):
                raise self.fail("the end of the line")
            self.skip_lines()
        self.nesting -= 1
        return tuple(statements)

    # Statements

    def statement(self) -> ir.Stmt:
        name = self.word("a statement")
        if self.take("="):
            return self.operation(name)
        reader = _STATEMENTS.get(name)
        if reader is None:
            raise self.fail(f"'=' after {name!r}")
        return reader(self)

    def ends(self) -> bool:
        """Whether the statement ends here, its span aside."""
        return _END.match(self.text, self.at) is not None

    def store(self) -> ir.Stmt:
        name = self.path("a name")
        self.expect("=")
        return ir.Store(name, self.word(), self.span())

    def set(self) -> ir.Stmt:
        obj = self.word()
        if self.take("["):
            key = self.word()
            self.expect("]")
            self.expect("=")
            return ir.SetIndex(obj, key, self.word(), self.span())
        self.expect(".")
        name = self.word()
        self.expect("=")
        return ir.SetField(obj, name, self.word(), self.span())

    def if_(self) -> ir.Stmt:
        span = self.span()
        arms = [self.arm()]
        while self.keyword("elif"):
            arms.append(self.arm())
        orelse = self.block() if self.keyword("else") else ()
        return ir.If(tuple(arms), orelse, span)

    def arm(self) -> ir.Arm:
        test = self.block() if self.peek("{") else ()
        return ir.Arm(test, self.word("a condition"), self.block())

    def loop(self) -> ir.Stmt:
        label, span, post = self.word("a label"), self.span(), self.keyword("post")
        test = self.block() if self.peek("{") else ()
        cond = self.word("a condition") if self.keyword("while") else None
        if not self.keyword("do"):
            raise self.fail("'do'")
        body = self.block()
        step = self.block() if self.keyword("step") else ()
        return ir.Loop(label, test, cond, body, step, span, post)

    def scope(self) -> ir.Stmt:
        label, span = self.word("a label"), self.span()
        return ir.Scope(label, self.block(), span)

    def defer(self) -> ir.Stmt:
        span = self.span()
        return ir.Defer(self.block(), span)

    def break_(self) -> ir.Stmt:
        return ir.Break(self.word("a label"), self.span())

    def continue_(self) -> ir.Stmt:
        return ir.Continue(self.word("a label"), self.span())

    def return_(self) -> ir.Stmt:
        return ir.Return(None if self.ends() else self.word(), self.span())

    def throw(self) -> ir.Stmt:
        return ir.Throw(None if self.ends() else self.word(), self.span())

    def try_(self) -> ir.Stmt:
        span, body = self.span(), self.block()
        handlers: list[ir.Handler] = []
        while self.keyword("catch"):
            handlers.append(self.handler())
        final = self.block() if self.keyword("finally") else ()
        return ir.Try(body, tuple(handlers), final, span)

    def handler(self) -> ir.Handler:
        types: list[str] = []
        if self.take("("):
            self.listed(")", lambda: types.append(self.path()))
        name = None if self.peek("{") or self.peek("@") else self.word()
        span = self.span()
        return ir.Handler(tuple(types), name, self.block(), span)

    # Operations

    def operation(self, dst: str) -> ir.Stmt:
        start = self.at
        first = self.word("an operation")
        if self.ends():
            if self.text[start] == '"':
                self.at = start
                raise self.fail("an operation (a literal is written: const …)")
            return ir.Copy(dst, first, self.span())
        infix = self.match(_INFIX)
        if infix is None and self.peek('"') and first not in _OPERATIONS:
            infix = self.string()
        if infix is not None:
            return self.infix(dst, first, infix)
        reader = _OPERATIONS.get(first)
        if reader is None or self.text[start] == '"':
            self.at = start
            raise self.fail("an operation")
        return reader(self, dst)

    def infix(self, dst: str, left: str, op: str) -> ir.Stmt:
        if op == "is":
            return ir.TypeTest(dst, left, self.path(), self.span())
        if op == "as":
            return ir.Cast(dst, left, self.path(), self.span())
        return ir.Compare(dst, op, left, self.word(), self.span())

    def const(self, dst: str) -> ir.Stmt:
        return ir.Const(dst, self.literal(), self.span())

    def literal(self) -> ir.Literal:
        for word, value in (("none", None), ("true", True), ("false", False)):
            if self.keyword(word):
                return value
        quoted = self.string()
        if quoted is not None:
            return quoted
        number = self.match(_NUMBER)
        if number is None:
            raise self.fail("a literal")
        if "x" in number or number.lstrip("-").isdigit():
            return int(number, 16 if "x" in number else 10)
        return float(number)

    def copy(self, dst: str) -> ir.Stmt:
        return ir.Copy(dst, self.word(), self.span())

    def load(self, dst: str) -> ir.Stmt:
        return ir.Load(dst, self.path("a name"), self.span())

    def field(self, dst: str) -> ir.Stmt:
        obj = self.word()
        self.expect(".")
        return ir.Field(dst, obj, self.word(), self.span())

    def index(self, dst: str) -> ir.Stmt:
        obj = self.word()
        self.expect("[")
        key = self.word()
        self.expect("]")
        return ir.Index(dst, obj, key, self.span())

    def element(self, dst: str) -> ir.Stmt:
        src = self.word()
        self.expect("[")
        index = self.match(_NUMBER)
        if index is None or not index.lstrip("-").isdigit():
            raise self.fail("a position")
        self.expect("]")
        return ir.Element(dst, src, int(index), self.span())

    def record(self, dst: str) -> ir.Stmt:
        declared = "" if self.peek("{") else self.path()
        entries: list[ir.Entry] = []
        self.expect("{")
        self.listed("}", lambda: entries.append(self.entry()))
        return ir.Record(dst, tuple(entries), self.span(), declared)

    def entry(self) -> ir.Entry:
        if self.take("*"):
            return ir.Entry(None, self.word(), self.span())
        computed = None
        key = None
        if self.take("["):
            computed = self.word()
            self.expect("]")
        else:
            key = self.word("a key")
        self.expect(":")
        return ir.Entry(key, self.word(), self.span(), computed)

    def seq(self, dst: str) -> ir.Stmt:
        return ir.Sequence(dst, self.words(), self.span())

    def each(self, dst: str) -> ir.Stmt:
        return ir.Iterate(dst, self.word(), self.span())

    def await_(self, dst: str) -> ir.Stmt:
        return ir.Await(dst, self.word(), self.span())

    def not_(self, dst: str) -> ir.Stmt:
        return ir.Not(dst, self.word(), self.span())

    def combine(self, dst: str) -> ir.Stmt:
        return ir.Combine(dst, self.word("an operator"), self.words(), self.span())

    def closure(self, dst: str) -> ir.Stmt:
        return ir.Closure(dst, self.function(), self.span())

    def call(self, dst: str, new: bool = False, decorates: bool = False) -> ir.Stmt:
        callee = self.word()
        method = self.word("a method") if self.take(".") else ""
        args: list[ir.Arg] = []
        self.expect("(")
        self.listed(")", lambda: args.append(self.arg()))
        return ir.Call(dst, callee, tuple(args), self.span(), method, new, self.span("^"), decorates)

    def new(self, dst: str) -> ir.Stmt:
        return self.call(dst, new=True)

    def decorate(self, dst: str) -> ir.Stmt:
        return self.call(dst, decorates=True)

    def arg(self) -> ir.Arg:
        if self.take("*"):
            return ir.Arg(self.word(), spread=True)
        name = self.word()
        if not self.take("="):
            return ir.Arg(name)
        spread = self.take("*")
        return ir.Arg(self.word(), name, spread, self.span())


_STATEMENTS: dict[str, Callable[[_Reader], ir.Stmt]] = {
    "store": _Reader.store,
    "set": _Reader.set,
    "if": _Reader.if_,
    "loop": _Reader.loop,
    "scope": _Reader.scope,
    "defer": _Reader.defer,
    "break": _Reader.break_,
    "continue": _Reader.continue_,
    "return": _Reader.return_,
    "throw": _Reader.throw,
    "try": _Reader.try_,
}

_OPERATIONS: dict[str, Callable[[_Reader, str], ir.Stmt]] = {
    "const": _Reader.const,
    "copy": _Reader.copy,
    "load": _Reader.load,
    "field": _Reader.field,
    "index": _Reader.index,
    "element": _Reader.element,
    "record": _Reader.record,
    "seq": _Reader.seq,
    "each": _Reader.each,
    "call": _Reader.call,
    "new": _Reader.new,
    "decorate": _Reader.decorate,
    "await": _Reader.await_,
    "not": _Reader.not_,
    "combine": _Reader.combine,
    "closure": _Reader.closure,
}
