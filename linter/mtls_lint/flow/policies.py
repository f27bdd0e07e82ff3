"""Options of the program that decide whether a certificate, or a token bound to one, is demanded."""

from __future__ import annotations

from collections.abc import Sequence

from mtls_lint.flow.state import State
from mtls_lint.flow.values import UNKNOWN, Label, Obj, Origin, Sym
from mtls_lint.ir import nodes as ir


def demandable(ops: Sequence[ir.Op], condition: str, state: State) -> set[Origin]:
    """Of what is missing on this path, that of which an option decides here: it may be demanded all the same.

    ``condition`` is the local that was branched on, ``ops`` the operations of the block that computed it.
    """
    absent = {fact.subject for fact in state.facts if fact.kind == "missing"}
    for op in reversed(ops) if absent else ():
        if isinstance(op, ir.Not | ir.Copy) and op.dst == condition:
            condition = op.src
        elif isinstance(op, ir.Compare) and op.dst == condition:
            condition = op.left
    labels = state.env.get(condition, UNKNOWN).labels
    return {one for one in absent if any(_is_option(label, one) for label in labels)}


def _is_option(label: Label, subject: Origin) -> bool:
    """Whether a value is the program's to set: nothing of the request that the subject came with."""
    match label:
        case Sym():
            return True
        case Obj(site, root):
            return site.startswith(("param ", "this ")) and not subject.key.startswith(root)
    return False
