"""Parsing with the official tree-sitter grammars; one parser per grammar, made when first needed."""

from __future__ import annotations

import importlib
from functools import cache

from tree_sitter import Language, Parser, Tree

_GRAMMARS = {
    "javascript": ("tree_sitter_javascript", "language"),
    "typescript": ("tree_sitter_typescript", "language_typescript"),
    "tsx": ("tree_sitter_typescript", "language_tsx"),
    "java": ("tree_sitter_java", "language"),
    "go": ("tree_sitter_go", "language"),
    "python": ("tree_sitter_python", "language"),
    "csharp": ("tree_sitter_c_sharp", "language"),
}


@cache
def grammar(name: str) -> Language:
    """The tree-sitter language called ``name``; raises ``KeyError`` for a name that is not known."""
    module, function = _GRAMMARS[name]
    return Language(getattr(importlib.import_module(module), function)())


def grammar_of(language: str, path: str) -> str:
    """The name of the grammar for a file: TypeScript with JSX has one of its own."""
    return "tsx" if path.lower().endswith(".tsx") else language


@cache
def _parser(name: str) -> Parser:
    return Parser(grammar(name))


def parse(name: str, content: bytes) -> Tree:
    """Parses a whole file; parts that are not of the language become ERROR nodes, never an exception."""
    return _parser(name).parse(content)
