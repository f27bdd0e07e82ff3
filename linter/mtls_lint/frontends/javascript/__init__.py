"""JavaScript and TypeScript: indexes a file, lowers its functions when asked."""

from __future__ import annotations

from mtls_lint.frontends.base import error_spans
from mtls_lint.frontends.javascript.indexer import Indexer
from mtls_lint.ir import nodes as ir
from mtls_lint.syntax import grammar, parse

_GRAMMARS = {
    "js": "javascript",
    "jsx": "javascript",
    "mjs": "javascript",
    "cjs": "javascript",
    "tsx": "tsx",
    "ts": "typescript",
    "mts": "typescript",
    "cts": "typescript",
}


def index(language: str, path: str, content: bytes) -> ir.Module:
    """Indexes one file; ``language`` decides the grammar where the file's ending does not. Never raises."""
    name = _GRAMMARS.get(path.rpartition(".")[2], language)
    root = parse(name, content).root_node
    context = Indexer(root, grammar(name)).run()
    return ir.Module(
        path=path,
        language=language,
        name=path,
        imports=context.imports,
        wildcards=(),
        functions=context.functions,
        types=context.types,
        exports=context.exports,
        errors=error_spans(root),
    )
