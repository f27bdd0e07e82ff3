"""What calls are believed to do, or not to do, by words in their names."""

from __future__ import annotations

import re

SILENT = (
    "log",
    "debug",
    "info",
    "warn",
    "error",
    "print",
    "trace",
    "stringify",
    "dumps",
    "marshal",
    "len",
    "str",
)
"""Words in the names of calls that do not change the objects they are given."""
_PRINTS = re.compile(r"(thumb|finger)_?print")


def is_silent(name: str) -> bool:
    """Whether a call by its plain name does not change the objects it is given: it logs, prints, measures."""
    plain = _PRINTS.sub("", name.lower())
    return any(word in plain for word in SILENT)


FINDING_NONE = ("any", "some", "exists", "containsfunc", "anymatch")
"""Names of calls that are false only where their predicate was false of every item."""
FINDING_ONE = ("none", "nonematch")
"""Names of calls that are false only where their predicate was true of some item."""
