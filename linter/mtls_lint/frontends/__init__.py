"""One frontend per language: lowers a syntax tree to the IR. A frontend knows syntax, never a library."""

from __future__ import annotations

import importlib

from mtls_lint.ir.nodes import Module

_FRONTENDS = {
    "javascript": "javascript",
    "typescript": "javascript",
    "java": "java",
    "go": "go",
    "python": "python",
    "csharp": "csharp",
}
"""The other languages are formats of configuration files."""


def index(language: str, path: str, content: bytes) -> Module:
    """Indexes one file: imports, types and functions now, bodies when they are asked for.

    ``path`` is the display path (``/`` between parts). Never raises on malformed source; of a malformed
    configuration file ``UnreadableError`` says what is wrong with it.
    """
    module = importlib.import_module(f"mtls_lint.frontends.{_FRONTENDS.get(language, 'settings')}")
    result: Module = module.index(language, path, content)
    return result
