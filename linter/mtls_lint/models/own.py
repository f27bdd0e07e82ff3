"""What users teach the linter of their own helpers: model files that the configuration names.

They are known to :mod:`mtls_lint.models.library` for as long as :func:`known` lasts, and cost nothing otherwise.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mtls_lint.models.schema import ASPECTS, ModelError, Row, line_of, load, nearest, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


@dataclass(frozen=True, eq=False)
class Own:
    """The rows of users' files, and the request headers they name: lower-case name to aspect."""

    rows: tuple[Row, ...]
    headers: dict[str, str]

    def words(self) -> tuple[bytes, ...]:
        """A lower-case literal for each row and header, of which a file has one that any of them is about."""
        last = (row.pattern.removesuffix(".<call>").rpartition(".")[2] for row in self.rows)
        return tuple(sorted({word.lower().encode() for word in (*last, *self.headers) if word}))


NOTHING = Own((), {})
_current: ContextVar[Own] = ContextVar("own", default=NOTHING)


def own() -> Own:
    """What the users of this run taught."""
    return _current.get()


@contextmanager
def known(taught: Own) -> Iterator[None]:
    """For as long as this lasts the libraries have these rows too."""
    token = _current.set(taught)
    try:
        yield
    finally:
        _current.reset(token)


def taught(files: Iterable[Path]) -> Own:
    """What the files say; raises :class:`ModelError` with file, line and reason."""
    rows: list[Row] = []
    headers: dict[str, str] = {}
    for path in files:
        rows += load(path)
        headers |= _headers(path)
    return Own(tuple(rows), headers) if rows or headers else NOTHING


def _headers(path: Path) -> dict[str, str]:
    """The table ``headers``: what a header holds, and the names of such headers."""
    source, document = read(path)
    found: dict[str, str] = {}
    for aspect, names in document.get("headers", {}).items():
        where = f"{path}:{line_of(source, aspect)}: headers"
        if aspect not in ASPECTS:
            raise ModelError(f"{where}: unknown aspect {aspect!r}{nearest(aspect, ASPECTS)}")
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            raise ModelError(f"{where}: {aspect} must be a list of names")
        found |= dict.fromkeys(map(str.lower, names), aspect)
    return found
