"""From settings to IR: a record for each section of a document, then each setting as a write to its section."""

from __future__ import annotations

import re

from mtls_lint.frontends.settings.keys import Documents, Setting
from mtls_lint.ir import nodes as ir
from mtls_lint.ir.builder import Builder
from mtls_lint.ir.names import relaxed

_DEFAULT = re.compile(r"\$\{[^${}:]*:-?([^${}]*)\}")
_MAX_NESTED = 4
"""How deep the default of a placeholder may be a placeholder."""
_PLACEHOLDER = re.compile(r"\$\{?\w|@[\w.]+@|\{\{")
_LIST = re.compile(r"[\w.-]+(?:\s*,\s*[\w.-]+){1,9}")
_BOOLEANS = {"true": True, "false": False}

Path = tuple[str, ...]


def lower(documents: Documents, span: ir.Span) -> ir.Function:
    """The function that sets all that the documents say."""
    builder = Builder()
    for settings in documents:
        _document(builder, settings, span)
    return ir.Function("<module>", (), builder.body(), span)


def _document(builder: Builder, settings: list[Setting], span: ir.Span) -> None:
    sections: dict[Path, dict[str, tuple[str, ir.Span]]] = {(): {}}
    values: list[str] = []
    for setting in settings:
        for depth in range(len(setting.path)):
            sections.setdefault(setting.path[:depth], {})
        values.append(_value(builder, setting.text, setting.span))
        if setting.path:
            sections[setting.path[:-1]][relaxed(setting.path[-1])] = values[-1], setting.span
    records: dict[Path, str] = {}
    for path in sorted(sections, key=len, reverse=True):
        records[path] = builder.temp()
        entries = tuple(ir.Entry(key, value, at) for key, (value, at) in sections[path].items())
        builder.emit(ir.Record(records[path], entries, span))
        if path:
            sections[path[:-1]][relaxed(path[-1])] = records[path], span
    for path in dict.fromkeys(setting.path[:-1] for setting in settings):
        builder.emit(ir.SetField(records[path], "$file", records[()], span))
    for setting, value in zip(settings, values, strict=True):
        builder.emit(ir.SetField(records[setting.path[:-1]], setting.name, value, setting.span))


def _value(builder: Builder, text: str, span: ir.Span) -> str:
    """The local that holds a value: a literal, one of several, or something nobody knows."""
    for _ in range(_MAX_NESTED):
        text = _DEFAULT.sub(r"\1", text)
    if _PLACEHOLDER.search(text):
        return builder.combine("placeholder", (), span)
    parts = re.split(r"\s*,\s*", text) if _LIST.fullmatch(text) else [text]
    found = _literal(builder, parts[0], span)
    for part in parts[1:]:
        found = _either(builder, found, part, span)
    return found


def _either(builder: Builder, one: str, other: str, span: ir.Span) -> str:
    unknown = builder.combine("list", (), span)
    return builder.choose(unknown, lambda: one, lambda: _literal(builder, other, span), span)


def _literal(builder: Builder, text: str, span: ir.Span) -> str:
    return builder.const(_BOOLEANS.get(text.lower(), text), span)
