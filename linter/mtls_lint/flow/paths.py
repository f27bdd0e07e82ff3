"""The small path language by which model rows refer to values (see ``models.schema``)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtls_lint.flow import members
from mtls_lint.flow.observe import NEW, WITHIN
from mtls_lint.flow.outcomes import DEAD, BoundArg, approval, union
from mtls_lint.flow.predicates import ADDRESS
from mtls_lint.flow.values import (
    IMPOSSIBLE,
    NOTHING,
    TRUE,
    UNKNOWN,
    Aspect,
    Fn,
    Inst,
    Label,
    Lit,
    Obj,
    Origin,
    Sym,
    TypeRef,
    Value,
)

if TYPE_CHECKING:
    from mtls_lint.flow.happening import Happening

_PEER = re.compile(r"^peer\((\w+)\)$")
_ROOT = re.compile(r"^root\((\w+)\)$")
MARKED = re.compile(r"^marked\(([\w|]+)\)$")
_SCOPE = re.compile(r"^scope\((\w+)\)$")
_TOKEN = re.compile(r"^(token|claims)\((\w+)\)$")
_SHARED = re.compile(r"^shared\((\w+)\)$")
_CHAIN = re.compile(r"^chain\(([\w.$]+)\)$")
_PROVIDED = re.compile(r"^provided\(([\w.]+)\)")
_CALL = re.compile(r"^(\$?\w+)\(\)$")


def resolve(now: Happening, path: str) -> Value | None:
    """The value at a path; None when the argument was not passed or a known object has no such member.

    ``'text'``, ``true`` and ``1`` are literals, ``seen()`` all certificates read so far, ``a | b`` the first of
    two that is there; ``peer(this)`` the peer certificate of the connection ``this`` belongs to;
    ``scope(this)`` an object of the same type that has what ``this`` has, and may have more;
    ``shared(name)`` the one object of that name that a library keeps for the whole program;
    ``chain(name)`` the handlers in the chain that goes by that name in the whole program;
    ``current()`` the request that is being handled; ``provided(a.b.Type)`` what the program provides where that
    type is asked for; ``list.[]`` the items of a list, as one value;
    ``marked(Get|Post)`` the methods of the tree with such an annotation; ``root(this)`` the object at the start
    of the path to ``this``, ``bag.[key]`` the member its argument ``key`` names; ``keyfunc()`` what that
    function returns, ``resolver.find()`` what that method does; ``a.b`` a member, ``a.*`` the functions among the
    members. A member of an object about
    which nothing is known is an unknown value, not None.
    """
    if " | " in path:
        return next((found for each in path.split(" | ") if (found := resolve(now, each)) is not None), None)
    if path == "seen()":
        return Value(frozenset(Aspect("certificate", origin) for origin in now.state.seen))
    if match := _TOKEN.match(path):
        return Value(frozenset((Aspect(match[1], Origin("token", match[2])),)))
    if path == "true":
        return Value(frozenset((Lit(value=True),)))
    if path.isdigit():
        return Value(frozenset((Lit(int(path)),)))
    if path.startswith("'"):
        return Value(frozenset((Lit(path.strip("'")),)))
    if match := _PEER.match(path):
        from mtls_lint.flow.effects import root_of

        origin = Origin("peer", root_of(now.binding.get(match[1], UNKNOWN)))
        return Value(frozenset((Aspect("certificate", origin),)))
    if match := _SCOPE.match(path):
        return _scope(now, now.binding.get(match[1], UNKNOWN))
    if match := MARKED.match(path):
        return Value(frozenset(now.machine.program.marked(frozenset(match[1].split("|")))))
    if match := _CHAIN.match(path):
        return _chained(now, resolve(now, match[1]) or UNKNOWN)
    value: Value | None
    provided = _PROVIDED.match(path)
    head, *rest = (path[provided.end() :] if provided else path).split(".")
    if provided:
        value = _provided(now, provided[1])
    elif head == "current()":
        value = _current(now)
    elif match := _SHARED.match(head):
        value = Value(frozenset((Obj(head, head),)))
    elif match := _ROOT.match(head):
        value = _root_object(now.binding.get(match[1], UNKNOWN))
    elif match := _CALL.match(head):
        value = _returned(now, now.binding.get(match[1]))
    else:
        value = now.result if head == "result" else now.binding.get(head)
    for written in rest:
        if value is None:
            return None
        if written == "[]":
            value = union(now.items(value))
            continue
        is_key = written.startswith("[")
        name = _key(now, written.strip("[]")) if is_key else written
        match = _CALL.match(name)
        value = _returned(now, value, match[1]) if match else member_of(now, value, name)
    return value


def _key(now: Happening, name: str) -> str:
    """The member that an argument names, or in a row about a setting, another setting of the same section."""
    known = now.binding.get(name)
    return key_name(known if known is not None else resolve(now, f"this.{name}") or UNKNOWN)


def _scope(now: Happening, value: Value) -> Value:
    """The object that a call makes inside of another, whose members are found in it too."""
    site = f"{NEW}scope {now.place.path}:{now.place.span.start}"
    if now.state.read(site, WITHIN) is None:
        now.state.write(site, WITHIN, value)
    return Value(frozenset({Obj(site, site), *(label for label in value.labels if isinstance(label, Inst))}))


def _chained(now: Happening, names: Value) -> Value:
    """The handlers in the chains that these texts, or the texts in a list, name."""
    texts = (label.value for name in now.items(names) for label in name.labels if isinstance(label, Lit))
    handlers = [h for text in texts if isinstance(text, str) for h, _ in now.machine.wiring.named(text)]
    return Value(frozenset(label for handler in handlers for label in handler.labels if isinstance(label, Fn)))


def _provided(now: Happening, type_name: str) -> Value:
    """What the program provides where a type is asked for; something of that type where it is nothing known."""
    wanted = frozenset[Label]((Inst(type_name),))
    return (now.machine.providers.provided(wanted) or UNKNOWN).with_labels(wanted)


def _current(now: Happening) -> Value | None:
    """The request that is being handled; None where nothing is known of it."""
    site = min((site for site in now.state.heap if site.startswith("<request> ")), default=None)
    return Value(frozenset((Obj(site, site),))) if site is not None else None


def _root_object(value: Value) -> Value:
    """The object at the start of the path by which a value is reached: the request, of all that belongs to it."""
    roots = {label.root for label in value.labels if isinstance(label, Obj)}
    return Value(frozenset(Obj(root, root) for root in roots))


def key_name(key: Value) -> str:
    """The member under which a bag holds what is stored with a key: a literal, or a constant of some type."""
    if (literal := key.literal()) is not None:
        return str(literal)
    types = sorted(label.type for label in key.labels if isinstance(label, Inst))
    names = sorted(label.name for label in key.labels if isinstance(label, Sym))
    return "".join(types[:1] or names[:1]) or "*"


def member_of(now: Happening, value: Value, name: str) -> Value | None:
    """A member of an object, only if it was written: a model asks what the program set."""
    found: list[Value] = []
    closed = True
    if name == "*":
        methods = [_of_type(now, value, label, name) for label in value.labels if isinstance(label, TypeRef)]
        held = Value(members.functions(now.machine, value, now.state))
        return union([held, *(found for found in methods if found is not None)])
    for label in value.labels:
        if isinstance(label, Obj):
            stored = members.stored(now.machine, now.state, label.site, name)
            if stored is not None:
                found.append(stored)
                now.machine.wiring.asked |= name == ADDRESS
                place = now.machine.evidence.writes.get(label.site, {}).get(name)
                if place is not None:
                    now.where[name] = place
            elif now.machine.base.heap.get(inner := f"{label.site}>{name}") or inner in now.state.heap:
                found.append(Value(frozenset((Obj(inner, label.root),))))
            elif not label.site.startswith(NEW) or members.stored(now.machine, now.state, label.site, "*"):
                closed = False
        elif isinstance(label, Fn) and now.frame.module.language == "java":
            found.append(Value(frozenset((label,))))  # the one method of what a lambda is
        elif isinstance(label, TypeRef | Inst) and (own := _of_type(now, value, label, name)) is not None:
            found.append(own)
        elif not isinstance(label, Lit | Inst | TypeRef):
            closed = False
    if not found:
        return None if closed and value.labels and not name.startswith("$") else _slot(value, name)
    if len(found) == 1:
        return found[0]
    labels: set[Label] = set()
    for item in found:
        labels |= item.labels
    return Value(frozenset(labels))


def _of_type(now: Happening, value: Value, label: TypeRef | Inst, names: str) -> Value | None:
    """The methods of these names that a type of the tree has, bound to its instance, or what the class holds."""
    type_key = label[0]
    program = now.machine.program
    wanted = program.own_methods(type_key) if names == "*" else names.split("|")
    if keys := [key for name in wanted for key in program.methods(type_key, name)]:
        sites = [x.site for x in value.labels if isinstance(x, Obj)] or [f"this {type_key}"]
        return Value(frozenset(Fn(key, "", site) for key in keys for site in sites))
    if isinstance(label, Inst):
        return None
    now.machine.ready_type(type_key)
    return members.stored(now.machine, now.state, f"this {type_key}", names)


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
        others = now.machine.program.body(target.key).function.params[1:]
        args = [BoundArg(header), *(BoundArg(token) for _ in others)]
        result = now.machine.call(target, args, function, branch, now.frame, now.span)
        if DEAD in branch.facts:
            continue
        told = approval(branch, result, now.machine.program.body(target.key).function.result_type)
        gained = (branch.facts | (told or NOTHING)) - now.state.facts
        now.gained = gained if not results else now.gained & gained
        if now.machine.program.body(target.key).function.result_type.startswith("("):
            # Of several results, the last of which is an error, the first is the key; none comes with an error.
            stored = [branch.read(x.site, "0") for x in result.labels if isinstance(x, Obj)]
            first = [item for item in stored if item is not None]
            result = first[0] if len(first) == 1 else union(first) if first else result
            result = Value(result.labels - {Lit(None)}, result.holds)
        if result.outcome(TRUE) is IMPOSSIBLE:
            results.append(Value(frozenset((Lit(None),))))
            continue
        reach = now.machine.reach(result, branch)
        results.append(
            Value(frozenset(x for x in reach.labels if isinstance(x, Aspect | Sym | Obj | Fn) or _is_text(x)))
        )
    return union(results) if results else function


def _is_text(label: Label) -> bool:
    return isinstance(label, Lit) and isinstance(label.value, str)


def _functions(now: Happening, value: Value, method: str) -> set[Fn]:
    """The functions of the tree that a value is, or that its method of that name may be."""
    found = {label for label in value.labels if isinstance(label, Fn)}
    if method:
        program = now.machine.program
        for label in value.labels:
            if isinstance(label, Inst):
                found |= {Fn(key) for key in program.methods(label.type, method)}
            elif isinstance(label, Obj) and (known := members.stored(now.machine, now.state, label.site, method)):
                found |= {x for x in known.labels if isinstance(x, Fn)}
    return found
