"""Go source to IR text, for the tests of the Go frontend."""

from __future__ import annotations

import re
import textwrap

from mtls_lint.frontends import index
from mtls_lint.ir import nodes as ir
from mtls_lint.ir.printer import show
from mtls_lint.ir.verifier import verify


def module(source: str, path: str = "auth/guard.go") -> ir.Module:
    return index("go", path, textwrap.dedent(source).encode())


def lowered(source: str, name: str) -> str:
    """A function of a file as text without spans; it must be well-formed."""
    function = module(source).functions[name].lower()
    assert verify(function) == []
    return re.sub(r" [@^]\d+:\d+", "", show(function)).strip()


def body(statements: str, head: str = "func f()") -> str:
    """The lowered statements of a function, its head and last brace left away."""
    text = lowered(f"package p\n{head} {{\n{textwrap.dedent(statements)}\n}}\n", "f")
    return textwrap.dedent("\n".join(text.splitlines()[1:-1])).strip()


def expect(text: str) -> str:
    return textwrap.dedent(text).strip()
