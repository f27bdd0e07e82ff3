"""What a function that nobody knows may be believed to do, by whose member it is."""

from __future__ import annotations

from mtls_lint.flow.values import Inst, Sym, Value
from mtls_lint.models.library import Library
from mtls_lint.models.schema import Row


def told_by_owner(library: Library, callee: Value) -> Row | None:
    """What asking a collection that by its plain name holds what was revoked may be believed to do."""
    owners = sorted(label.name.rpartition(".")[2] for label in callee.labels if isinstance(label, Sym))
    rows = (library.called(name) for name in owners)
    return next((row for row in rows if row is not None and row.facts == ("revocation",)), None)


def told_by_type(library: Library, callee: Value, method: str) -> Row | None:
    """What a method without a body may be believed to check, by both names: ``CertValidator.Validate``."""
    names = [label.type.replace("::", ".") for label in callee.labels if isinstance(label, Inst)]
    types = sorted(name.rpartition(".")[2] for name in names)
    method = method.removesuffix("Async")
    rows = (library.called(name + method[:1].upper() + method[1:]) for name in types)
    return next((row for row in rows if row is not None and row.event == "check"), None)
