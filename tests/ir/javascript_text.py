"""JavaScript and TypeScript source to IR text, for the tests of their frontend."""

from __future__ import annotations

import re
import textwrap

from mtls_lint.frontends import index
from mtls_lint.ir import nodes as ir
from mtls_lint.ir.printer import show
from mtls_lint.ir.verifier import verify


def module(source: str, path: str = "src/app.ts") -> ir.Module:
    language = "typescript" if path.endswith(("ts", "tsx")) else "javascript"
    return index(language, path, textwrap.dedent(source).encode())


def lowered(source: str, name: str = "<module>", path: str = "src/app.ts") -> str:
    """The text of one function without spans; every function of the file is verified on the way."""
    indexed = module(source, path)
    for declared in indexed.functions.values():
        assert verify(declared.lower()) == []
    return re.sub(r" [@^]\d+:\d+", "", show(indexed.functions[name].lower()))


def body(source: str, **options: str) -> list[str]:
    """The lines of a function's body, without indentation."""
    return [line.strip() for line in lowered(source, **options).strip().split("\n")[1:-1]]
