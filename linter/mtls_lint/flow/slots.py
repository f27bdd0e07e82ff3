"""Builders and results: the slots that calls fill, the records they gather, the types they give."""

from __future__ import annotations

import re

from mtls_lint.flow import members
from mtls_lint.flow.configurations import note_configuration
from mtls_lint.flow.happening import Happening
from mtls_lint.flow.observe import NEW
from mtls_lint.flow.operations import spread
from mtls_lint.flow.outcomes import union
from mtls_lint.flow.paths import key_name
from mtls_lint.flow.values import UNKNOWN, Inst, Label, Lit, Obj, Sym, Value

_PLACEHOLDER = re.compile(r"\$\{[^${}:]*:([^${}]*)\}")


def merge(now: Happening) -> None:
    """Copies the members of one object, and what is passed by name, into the receiver, else into the result."""
    source = now.value(now.row.merges)
    this = now.binding["this"]
    owner = this if any(isinstance(label, Obj) for label in this.labels) else now.result
    named = {name: value for name, value in now.binding.items() if name not in ("this", *now.row.params)}
    for label in owner.labels:
        if isinstance(label, Obj):
            if source is not None:
                spread(now.machine, source, label.site, now.state, now.frame)
            for name, value in named.items():
                members.put(now.machine, now.state, label.site, name, value, now.place)


def file_labels(path: Value) -> frozenset[Label]:
    """What is read from one file is one thing, wherever it is read; the path may be a literal or a setting.

    A setting may also be what somebody outside the tree hands to the program.
    """
    names = [str(x.value) for x in path.labels if isinstance(x, Lit)] + [
        x.name for x in path.labels if isinstance(x, Sym)
    ]
    sites = [x.site for x in path.labels if isinstance(x, Obj)]
    names += [site for site in sites if site.startswith("param ") or (">" in site and not site.startswith(NEW))]
    return frozenset(Sym(f"file:{name}") for name in names)


def defaults(texts: Value) -> Value:
    """What placeholders stand for when nobody sets them: ``secret`` for ``${name:secret}``, else nothing known."""
    written = [x.value for x in texts.labels if isinstance(x, Lit) and isinstance(x.value, str)]
    return Value(frozenset(Lit(found[1]) for each in written if (found := _PLACEHOLDER.fullmatch(each))))


def fresh(now: Happening) -> None:
    """A typed result is an object of its own, whose slots later calls fill."""
    if now.row.kind == "call" and not now.row.fluent:
        site = f"{NEW}{now.frame.site_of(now.span)}:{now.row.pattern}"
        now.state.heap.setdefault(site, {})
        root = next((label.root for label in now.result.labels if isinstance(label, Obj)), site)
        kept = frozenset(label for label in now.result.labels if not isinstance(label, Obj))
        now.result = Value(kept | {Obj(site, root), Inst(now.row.returns)}, now.result.holds)
        note_configuration(now.machine, now.result, site, now.span, now.frame)


def type_each(now: Happening, types: list[str]) -> None:
    """Several results, each of a type."""
    rest = frozenset(label for label in now.result.labels if not isinstance(label, Obj))
    for position, name in enumerate(types):
        for label in now.result.labels:
            if isinstance(label, Obj) and name not in ("error", "bool"):
                inner = Obj(f"{label.site}>{position}", label.root)
                known = members.stored(now.machine, now.state, label.site, str(position)) or UNKNOWN
                made: set[Label] = {inner, Inst(name)}
                typed = known.labels | rest | made
                now.state.write(label.site, str(position), Value(typed, known.holds))


def fill(now: Happening, slot: str, value: Value) -> None:
    """Puts a value into a slot of the receiver, the result or another object."""
    owner = now.binding.get("this", UNKNOWN)
    target, _, name = slot.rpartition(".")
    if target.startswith("result["):
        position = target.removeprefix("result[").rstrip("]")
        sites = [label.site for label in now.result.labels if isinstance(label, Obj)]
        items = [members.stored(now.machine, now.state, site, position) for site in sites]
        owner = union([item for item in items if item is not None])
    elif target.startswith("shared("):
        now.machine.base.write(target, name, value)
        return
    elif target == "result" or not any(isinstance(x, Obj) for x in owner.labels):
        owner = now.result
    elif target and target != "this":
        owner = now.value(target) or UNKNOWN
    elif now.row.kind == "new" or (not now.row.fluent and now.row.returns):
        owner = now.result
    for label in owner.labels:
        if isinstance(label, Obj):
            members.put(now.machine, now.state, label.site, name, value, now.place)


def gather(now: Happening, entry: dict[str, str]) -> None:
    """Adds an entry to a record that a builder gathers, making the record when it is the first.

    Without ``key`` it only makes the record.
    """
    written = entry.get("key", "")
    key = now.value(written)
    value = now.value(entry.get("value", ""))
    if value is None and written:
        return
    owner_path, _, slot = entry["into"].rpartition(".")
    owner = now.result if owner_path == "result" else now.value(owner_path or "this") or UNKNOWN
    if not slot.startswith("$"):
        owner, slot = (now.result if entry["into"] == "result" else now.value(entry["into"]) or UNKNOWN), ""
    name = (key.text if key is not None else None) or "*"
    if written.startswith("["):
        name = key_name(now.binding.get(written.strip("[]"), UNKNOWN))
    for label in owner.labels:
        if not isinstance(label, Obj):
            continue
        site = label.site
        if slot:
            site = f"{NEW}{label.site}.{slot}"
            known = members.stored(now.machine, now.state, label.site, slot)
            if known is None or Obj(site, site) not in known.labels:
                members.put(now.machine, now.state, label.site, slot, Value(frozenset((Obj(site, site),))))
        if value is not None:
            members.put(now.machine, now.state, site, name, value, now.place)
