"""The IR as text: one operation a line, blocks in braces. :mod:`mtls_lint.ir.parser` reads it back.

The parser's docstring gives the grammar. Spans are written only where there are some, so that IR which is
written by hand stays terse.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from mtls_lint.ir import nodes as ir

WORD = re.compile(r"[A-Za-z_$%][A-Za-z0-9_$%]*")
"""A name that needs no quotes."""

PATH = re.compile(r"[A-Za-z_$%][A-Za-z0-9_$%<>.\[\]/#+~-]*")
"""A type or module name that needs no quotes."""

FUNCTION = re.compile(r"<?" + PATH.pattern)
"""A function's name that needs no quotes: ``<module>`` too."""

RESERVED = frozenset({"in", "is", "as"})
"""Words that stand between operands; as names they are quoted."""

COMPARISONS = ("==", "!=", "<=", ">=", "<", ">", "in")

_WIDE = 1 << 63

_Piece = str | ir.Block


def show(function: ir.Function) -> str:
    """The text of a function, ending in a newline; ``parse(show(f)) == (f,)``."""
    out: list[str] = []
    pending: list[tuple[int, _Piece]] = [(0, piece) for piece in reversed(_function(function, "\n"))]
    while pending:
        depth, piece = pending.pop()
        if isinstance(piece, str):
            out.append(piece)
        elif not piece:
            out.append("{ }")
        else:
            out.append("{\n")
            pending.append((depth, "  " * depth + "}"))
            for statement in reversed(piece):
                pending.append((depth + 1, "\n"))
                pending.extend((depth + 1, part) for part in reversed(_statement(statement)))
                pending.append((depth + 1, "  " * (depth + 1)))
    out.append("\n")
    return "".join(out)


def _word(name: str) -> str:
    return name if WORD.fullmatch(name) and name not in RESERVED else json.dumps(name)


def _path(name: str) -> str:
    return name if PATH.fullmatch(name) else json.dumps(name)


def _words(names: Iterable[str]) -> str:
    return "(" + ", ".join(map(_word, names)) + ")"


def _literal(value: ir.Literal) -> str:
    if value is None:
        return "none"
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) >= _WIDE:
        return hex(value)
    return json.dumps(value)


def _span(span: ir.Span, mark: str = "@") -> str:
    return "" if span == ir.NOWHERE else f" {mark}{span.start}:{span.end}"


def _annotation(annotation: ir.Annotation) -> str:
    args = "(" + ", ".join(map(json.dumps, annotation.args)) + ")" if annotation.args else ""
    return f"@{_path(annotation.name)}{args}{_span(annotation.span)}"


def _param(param: ir.Param) -> str:
    annotations = "".join(_annotation(annotation) + " " for annotation in param.annotations)
    declared = f": {_path(param.type)}" if param.type else ""
    return f"{annotations}{'...' if param.rest else ''}{_word(param.name)}{declared}"


def _function(function: ir.Function, separator: str) -> list[_Piece]:
    head = "".join(_annotation(annotation) + separator for annotation in function.annotations)
    head += "async fn " if function.is_async else "fn "
    name = function.name if FUNCTION.fullmatch(function.name) else json.dumps(function.name)
    head += f"{name}({', '.join(map(_param, function.params))})"
    if function.receiver:
        head += f" receiver={_word(function.receiver)}"
    if function.owner:
        head += f" owner={_path(function.owner)}"
    if function.result_type:
        head += f" -> {_path(function.result_type)}"
    return [f"{head}{_span(function.span)} ", function.body]


def _entry(entry: ir.Entry) -> str:
    if entry.key is not None:
        key = f"{_word(entry.key)}: "
    else:
        key = "*" if entry.computed is None else f"[{_word(entry.computed)}]: "
    return f"{key}{_word(entry.value)}{_span(entry.span)}"


def _arg(arg: ir.Arg) -> str:
    keyword = f"{_word(arg.keyword)}=" if arg.keyword else ""
    return f"{keyword}{'*' if arg.spread else ''}{_word(arg.value)}{_span(arg.span)}"


def _call(call: ir.Call) -> str:
    method = f".{_word(call.method)}" if call.method else ""
    args = ", ".join(map(_arg, call.args))
    kind = "new" if call.new else "decorate" if call.decorates else "call"
    return f"{kind} {_word(call.callee)}{method}({args})"


def _right_side(op: ir.Op) -> str:
    """What an operation computes, without its destination and span."""
    match op:
        case ir.Const():
            return f"const {_literal(op.value)}"
        case ir.Copy():
            source = _word(op.src)
            return f"copy {source}" if source.startswith('"') else source
        case ir.Load():
            return f"load {_path(op.name)}"
        case ir.Field():
            return f"field {_word(op.obj)}.{_word(op.name)}"
        case ir.Index():
            return f"index {_word(op.obj)}[{_word(op.key)}]"
        case ir.Record():
            declared = f"{_path(op.type)} " if op.type else ""
            entries = ", ".join(map(_entry, op.entries))
            return f"record {declared}{{ {entries} }}" if entries else f"record {declared}{{ }}"
        case ir.Sequence():
            return f"seq {_words(op.items)}"
        case ir.Element():
            return f"element {_word(op.src)}[{op.index}]"
        case ir.Iterate():
            return f"each {_word(op.src)}"
        case ir.Call():
            return _call(op)
        case ir.Await():
            return f"await {_word(op.src)}"
        case ir.Compare():
            comparison = op.op if op.op in COMPARISONS else json.dumps(op.op)
            return f"{_word(op.left)} {comparison} {_word(op.right)}"
        case ir.TypeTest():
            return f"{_word(op.src)} is {_path(op.type)}"
        case ir.Not():
            return f"not {_word(op.src)}"
        case ir.Combine():
            return f"combine {_word(op.op)}{_words(op.operands)}"
        case ir.Cast():
            return f"{_word(op.src)} as {_path(op.type)}"
    raise TypeError(f"not an operation with a result: {op!r}")


def _statement(statement: ir.Stmt) -> list[_Piece]:
    """The text of a statement, its nested blocks left for the caller to lay out."""
    at = _span(statement.span)
    match statement:
        case ir.Store():
            return [f"store {_path(statement.name)} = {_word(statement.src)}{at}"]
        case ir.SetField():
            return [f"set {_word(statement.obj)}.{_word(statement.name)} = {_word(statement.src)}{at}"]
        case ir.SetIndex():
            return [f"set {_word(statement.obj)}[{_word(statement.key)}] = {_word(statement.src)}{at}"]
        case ir.Closure():
            head = f"{_word(statement.dst)} = closure "
            return [head, *_function(statement.function, " "), at]
        case ir.Break():
            return [f"break {_word(statement.label)}{at}"]
        case ir.Continue():
            return [f"continue {_word(statement.label)}{at}"]
        case ir.Return() | ir.Throw():
            keyword = "return" if isinstance(statement, ir.Return) else "throw"
            value = "" if statement.value is None else f" {_word(statement.value)}"
            return [f"{keyword}{value}{at}"]
        case ir.If():
            return _if(statement)
        case ir.Loop():
            return _loop(statement)
        case ir.Scope():
            return [f"scope {_word(statement.label)}{at} ", statement.body]
        case ir.Try():
            return _try(statement)
        case ir.Defer():
            return [f"defer{at} ", statement.body]
        case _:
            anchor = _span(statement.anchor, "^") if isinstance(statement, ir.Call) else ""
            return [f"{_word(statement.dst)} = {_right_side(statement)}{at}{anchor}"]


def _if(statement: ir.If) -> list[_Piece]:
    pieces: list[_Piece] = []
    keyword = f"if{_span(statement.span)} "
    for arm in statement.arms:
        pieces.append(keyword)
        if arm.test:
            pieces += [arm.test, " "]
        pieces += [f"{_word(arm.cond)} ", arm.body]
        keyword = " elif "
    if statement.orelse:
        pieces += [" else ", statement.orelse]
    return pieces


def _loop(loop: ir.Loop) -> list[_Piece]:
    pieces: list[_Piece] = [f"loop {_word(loop.label)}{_span(loop.span)} {'post ' if loop.post else ''}"]
    if loop.test:
        pieces += [loop.test, " "]
    if loop.cond is not None:
        pieces.append(f"while {_word(loop.cond)} ")
    pieces += ["do ", loop.body]
    if loop.step:
        pieces += [" step ", loop.step]
    return pieces


def _try(statement: ir.Try) -> list[_Piece]:
    pieces: list[_Piece] = [f"try{_span(statement.span)} ", statement.body]
    for handler in statement.handlers:
        types = f" ({', '.join(map(_path, handler.types))})" if handler.types else ""
        name = f" {_word(handler.name)}" if handler.name is not None else ""
        pieces += [f" catch{types}{name}{_span(handler.span)} ", handler.body]
    if statement.final:
        pieces += [" finally ", statement.final]
    return pieces
