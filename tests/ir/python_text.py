"""Python programs and the IR they become, as text without spans."""

from __future__ import annotations

import re
from textwrap import dedent, indent

from mtls_lint import frontends
from mtls_lint.ir import nodes as ir
from mtls_lint.ir.printer import show
from mtls_lint.ir.verifier import verify

_SPANS = re.compile(r" [@^]\d+:\d+")


def unplaced(function: ir.Function) -> str:
    """The IR of a function without spans."""
    return _SPANS.sub("", show(function)).strip()


def index(source: str, path: str = "app.py") -> ir.Module:
    return frontends.index("python", path, dedent(source).encode())


def lowered(source: str, name: str = "f", path: str = "app.py") -> ir.Function:
    function = index(source, path).functions[name].lower()
    assert verify(function) == []
    return function


def text(source: str, name: str = "f") -> str:
    """The IR of one function of ``source``, without spans, from its first line to its last brace."""
    return unplaced(lowered(source, name))


def body(statements: str) -> str:
    """The IR of ``statements`` as the body of a function of ``a`` to ``d``."""
    shown = text("def f(a, b, c, d):\n" + indent(dedent(statements), "    "))
    return dedent("\n".join(shown.splitlines()[1:-1]))


def same(shown: str, expected: str) -> None:
    assert shown == dedent(expected).strip()
