"""What annotations mean whose packages a file imports as a whole (``import a.b.*``)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from mtls_lint.ir import nodes as ir
from mtls_lint.models.library import Library, library


def with_visible_annotations(module: ir.Module) -> ir.Module:
    """The module with the annotations of its types, functions and parameters named by their packages."""
    if module.language != "java" or not module.wildcards:
        return module
    known = library(module.language)

    def named(marks: tuple[ir.Annotation, ...]) -> tuple[ir.Annotation, ...]:
        return tuple(_named(mark, module, known) for mark in marks)

    types = {name: replace(decl, annotations=named(decl.annotations)) for name, decl in module.types.items()}
    functions = {
        name: replace(decl, annotations=named(decl.annotations), lower=_lowering(decl, named))
        for name, decl in module.functions.items()
    }
    return replace(module, types=types, functions=functions)


def _named(mark: ir.Annotation, module: ir.Module, known: Library) -> ir.Annotation:
    return mark if "." in mark.name else replace(mark, name=known.qualify(mark.name, module.wildcards))


def _lowering(
    decl: ir.FunctionDecl, named: Callable[[tuple[ir.Annotation, ...]], tuple[ir.Annotation, ...]]
) -> Callable[[], ir.Function]:
    def lower() -> ir.Function:
        function = decl.lower()
        params = tuple(replace(param, annotations=named(param.annotations)) for param in function.params)
        return replace(function, params=params)

    return lower
