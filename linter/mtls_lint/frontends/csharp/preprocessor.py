"""Conditional compilation in places where the grammar does not expect it."""

from __future__ import annotations

import re

_DIRECTIVE = re.compile(rb"^[ \t]*#[ \t]*(if|elif|else|endif)\b")
_VISIBLE = re.compile(rb"[^\r\n]")


def first_branches(content: bytes) -> bytes:
    """The source as if each first ``#if`` branch were taken, every byte still at its place.

    The lines of the directives and of the other branches are blanked. Lines inside a string that look like
    directives are taken for such: this is for files that do not parse as they are.
    """
    kept: list[bytes] = []
    taken: list[bool] = []
    for line in content.splitlines(keepends=True):
        directive = _DIRECTIVE.match(line)
        if directive:
            word = directive.group(1)
            if word == b"if":
                taken.append(True)
            elif taken and word == b"endif":
                taken.pop()
            elif taken:
                taken[-1] = False
        kept.append(line if not directive and all(taken) else _VISIBLE.sub(b" ", line))
    return b"".join(kept)


_SKIPPED = rb"""//[^\n]*|/\*.*?\*/|\"\"\".*?\"\"\"|\$?@\$?"(?:""|[^"])*"|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])+'"""
_CONDITIONAL = re.compile(_SKIPPED + rb"|(\?)(?=\.[A-Za-z_@])|(?<=[\w)\]])(\?)(?=\[)", re.DOTALL)


def plain_accesses(content: bytes) -> bytes:
    """The source with ``a?.b`` and ``a?[b]`` written as plain accesses, every byte in its place.

    The grammar binds them weaker than operators and takes ``x == a?.b`` for ``(x == a)?.b``. What is yielded for
    null makes no difference to the IR.
    """
    if b"?." not in content and b"?[" not in content:
        return content
    return _CONDITIONAL.sub(lambda found: b" " if found[1] or found[2] else found[0], content)
