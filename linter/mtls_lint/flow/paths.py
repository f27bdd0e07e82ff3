"""The small path language by which model rows refer to values (see ``models.schema``)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtls_lint.flow import members
from mtls_lint.flow.observe import NEW
from mtls_lint.flow.outcomes import DEAD, BoundArg, union
from mtls_lint.flow.values import UNKNOWN, Aspect, Fn, Inst, Label, Lit, Obj, Origin, Sym, Value

if TYPE_CHECKING:
    from mtls_lint.flow.happening import Happening

_PEER = re.compile(r"^peer\((\w+)\)$")
_CALL = re.compile(r"^(\$?\w+)\(\)$")


def resolve(now: Happening, path: str) -> Value | None:
    """The value at a path; None when the argument was not passed or a known object has no such member.

    ``'text'`` is a literal; ``peer(this)`` the peer certificate of the connection ``this`` belongs to;
    ``keyfunc()`` what that function returns, ``resolver.find()`` what that method does; ``a.b`` a member. A
    member of an object about which nothing is known is an unknown value, not None.
    """
    if path.startswith("'"):
        return Value(frozenset((Lit(path.strip("'")),)))
    if match := _PEER.match(path):
        from mtls_lint.flow.effects import root_of

        origin = Origin("peer", root_of(now.binding.get(match[1], UNKNOWN)))
        return Value(frozenset((Aspect("certificate", origin),)))
    head, *rest = path.split(".")
    if match := _CALL.match(head):
        value = _returned(now, now.binding.get(match[1]))
    else:
        value = now.result if head == "result" else now.binding.get(head)
    for name in rest:
        if value is None:
            return None
        match = _CALL.match(name)
        value = _returned(now, value, match[1]) if match else _member(now, value, name)
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


def _returned(now: Happening, function: Value | None, method: str = "") -> Value | None:
    """What a function (a key resolver), or the method of an object that is one, returns for this token."""
    if function is None:
        return None
    results: list[Value] = []
    token = now.binding.get("<token>", UNKNOWN)
    for target in sorted(_functions(now, function, method)):
        branch = now.state.copy()
        header = Value(frozenset(Aspect("header", a.origin) for a in token.aspects()) | token.labels)
        result = now.machine.call(target, [BoundArg(header)], function, branch, now.frame, now.span)
        if DEAD in branch.facts:
            continue
        gained = branch.facts - now.state.facts
        now.gained = gained if not results else now.gained & gained
        reach = now.machine.reach(result, branch)
        results.append(Value(frozenset(x for x in reach.labels if isinstance(x, Aspect | Sym | Obj))))
    return union(results) if results else function


def _functions(now: Happening, value: Value, method: str) -> set[Fn]:
    """The functions of the tree that a value is, or that its method of that name may be."""
    found = {label for label in value.labels if isinstance(label, Fn)}
    if method:
        program = now.machine.program
        for label in value.labels:
            if isinstance(label, Inst):
                found |= {Fn(key) for key in program.methods(label.type, method)}
    return found
