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
