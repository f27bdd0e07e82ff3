"""The small path language by which model rows refer to values (see ``models.schema``)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtls_lint.flow import members
from mtls_lint.flow.observe import NEW
from mtls_lint.flow.values import UNKNOWN, Aspect, Fn, Inst, Label, Lit, Obj, Origin, Sym, Value

if TYPE_CHECKING:
    from mtls_lint.flow.events import Happening

_PEER = re.compile(r"^peer\((\w+)\)$")
_CALL = re.compile(r"^(\w+)\(\)$")


def resolve(now: Happening, path: str) -> Value | None:
    """The value at a path; None when the argument was not passed or a known object has no such member.

    ``'text'`` is a literal; ``peer(this)`` the peer certificate of the connection ``this`` belongs to;
    ``keyfunc()`` what that function returns; ``a.b`` a member. A member of an object about which nothing is
    known is an unknown value, not None.
    """
    if path.startswith("'"):
        return Value(frozenset((Lit(path.strip("'")),)))
    if match := _PEER.match(path):
        from mtls_lint.flow.effects import root_of

        origin = Origin("peer", root_of(now.binding.get(match[1], UNKNOWN)))
        return Value(frozenset((Aspect("certificate", origin),)))
    head, *rest = path.split(".")
    if match := _CALL.match(head):
        value = _returned(now, match[1])
    else:
        value = now.result if head == "result" else now.binding.get(head)
    for name in rest:
        if value is None:
            return None
        value = _member(now, value, name)
    return value


def _member(now: Happening, value: Value, name: str) -> Value | None:
    """A member of an object, only if it was written: a model asks what the program set."""
    found: list[Value] = []
    closed = True
    for label in value.labels:
        if isinstance(label, Obj):
            stored = members.stored(now.machine, now.state, label.site, name)
            if stored is not None:
                found.append(stored)
                place = now.machine.evidence.writes.get((label.site, name))
                if place is not None:
                    now.where[name] = place
            elif not label.site.startswith(NEW) or members.stored(now.machine, now.state, label.site, "*"):
                closed = False
        elif not isinstance(label, Lit | Inst):
            closed = False
    if not found:
        return None if closed and value.labels and not name.startswith("$") else _slot(value, name)
    if len(found) == 1:
        return found[0]
    labels: set[Label] = set()
    for item in found:
        labels |= item.labels
    return Value(frozenset(labels))


def _slot(value: Value, name: str) -> Value | None:
    """A slot nobody filled is not there; any other member may be."""
    if name.startswith("$"):
        return None
    parts = frozenset(label for label in value.labels if isinstance(label, Aspect))
    return Value(parts)


def _returned(now: Happening, name: str) -> Value | None:
    """What a function argument (a key resolver) returns for this token."""
    from mtls_lint.flow.machine import DEAD, BoundArg, union

    function = now.binding.get(name)
    if function is None:
        return None
    results: list[Value] = []
    token = now.binding.get("<token>", UNKNOWN)
    for target in sorted(label for label in function.labels if isinstance(label, Fn)):
        branch = now.state.copy()
        header = Value(frozenset(Aspect("header", a.origin) for a in token.aspects()) | token.labels)
        result = now.machine.call(target, [BoundArg(header)], UNKNOWN, branch, now.frame, now.span)
        if DEAD in branch.facts:
            continue
        reach = now.machine.reach(result, branch)
        results.append(Value(frozenset(x for x in reach.labels if isinstance(x, Aspect | Sym | Obj))))
    return union(results) if results else function
