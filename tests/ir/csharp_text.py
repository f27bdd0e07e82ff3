"""C# source to IR text, for the tests of the C# frontend."""

from __future__ import annotations

import re
import textwrap

from mtls_lint.frontends import index
from mtls_lint.ir import nodes as ir
from mtls_lint.ir.printer import show
from mtls_lint.ir.verifier import verify


def module(source: str) -> ir.Module:
    return index("csharp", "Auth/Guard.cs", textwrap.dedent(source).encode())


def lowered(source: str, name: str) -> str:
    """A function of a file as text without spans; it must be well-formed."""
    function = module(source).functions[name].lower()
    assert verify(function) == []
    return re.sub(r" [@^]\d+:\d+", "", show(function)).strip()


def body(statements: str, head: str = "void M()", members: str = "") -> str:
    """The lowered statements of a method, its head and last brace left away."""
    source = f"class A {{ {members}\n{head} {{\n{textwrap.dedent(statements)}\n}} }}"
    text = lowered(source, "A.M")
    return textwrap.dedent("\n".join(text.splitlines()[1:-1])).strip()


def expect(text: str) -> str:
    return textwrap.dedent(text).strip()
