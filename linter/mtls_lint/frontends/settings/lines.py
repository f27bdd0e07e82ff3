"""Formats of one key and value a line: properties, INI, and the flat TOML that servers read."""

from __future__ import annotations

import re

from mtls_lint.frontends.settings.keys import Documents, Setting, check_size, parts_of
from mtls_lint.ir.nodes import Span

_PROPERTY = re.compile(
    rb"""^[ \t\f]*(?:
        (?P<next>[\#!]---[ \t]*$)
        |(?P<key>(?:[^\s=:\\\#!]|\\.)(?:[^\s=:\\]|\\.)*)[ \t\f]*[=:]?[ \t\f]*
            (?P<value>(?:[^\\\r\n]|\\(?:\r\n|[\s\S]))*)
    )""",
    re.MULTILINE | re.VERBOSE,
)
_CONTINUED = re.compile(r"\\\r?\n[ \t\f]*")
_INI = re.compile(
    rb"""^[ \t]*(?:
        \[+(?P<section>[^\]\r\n]*)\]
        |(?:export[ \t]+)?["']?(?P<key>[\w.%-]+)["']?[ \t]*=[ \t]*
            (?P<value>"(?:\\.|[^"\\\r\n])*"|'[^'\r\n]*'|(?:(?![ \t][\#;])[^\r\n])*)
    )""",
    re.MULTILINE | re.VERBOSE,
)


def from_properties(content: bytes) -> Documents:
    """The settings of each document; a line ``#---`` begins another."""
    documents: Documents = [[]]
    count = 0
    for found in _PROPERTY.finditer(content):
        if found["next"]:
            documents.append([])
            continue
        count += 1
        key = re.sub(r"\\(.)", r"\1", _text(found["key"]))
        value = re.sub(r"\\(.)", r"\1", _CONTINUED.sub("", _text(found["value"])))
        path = parts_of(key)
        check_size(len(path), count, found.start())
        documents[-1].append(Setting(path, value.strip(), Span(found.start("key"), found.end())))
    return documents


def from_ini(content: bytes) -> Documents:
    """The settings of the one document, those of a section under its name."""
    section: tuple[str, ...] = ()
    settings: list[Setting] = []
    for found in _INI.finditer(content):
        if found["section"] is not None:
            section = parts_of(_text(found["section"]))
            continue
        path = (*section, *parts_of(_text(found["key"])))
        check_size(len(path), len(settings), found.start())
        span = Span(found.start("key"), found.end())
        settings.append(Setting(path, _text(found["value"]).strip().strip("\"'"), span))
    return [settings]


def _text(written: bytes) -> str:
    return written.decode("utf-8", "replace")
