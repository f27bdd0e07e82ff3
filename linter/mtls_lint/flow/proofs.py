"""What tells that a request comes from whom it should: the address it comes from, a secret it carries."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from mtls_lint.flow.outcomes import REQUEST
from mtls_lint.flow.values import NOTHING, Aspect, Fact, Facts, Inst, Lit, Obj, Origin, Sym, Value
from mtls_lint.models.library import claimed, knowable

if TYPE_CHECKING:
    from mtls_lint.flow.happening import Happening

PROXY = Fact("proxy", REQUEST)
"""The request comes from an address that the program knows."""
SECRET = Fact("secret", REQUEST)
"""The request carries a secret that the program knows."""
CODE = Fact("code", REQUEST)
"""The request repeats what the program had kept for it: a one-time code."""
_REQUEST = re.compile(r"^(<request>|param |symbol [\w.>]*\brequest\b[^>]*>)")
"""The objects that a request is: a parameter, or a library's variable for the one at hand."""
_HEADER = re.compile(r">(get_?)?(request_?)?header(s|_?string)?\b|metadata>|:headers>", re.IGNORECASE)
"""The path by which, in every framework, a header is reached from its request."""


def remote_address(now: Happening) -> None:
    """The result is the address of the connection's other side, which no header can change."""
    now.give(Value(frozenset((Aspect("address", Origin("connection", "")),))), now.row.into)


def asked_of_address(values: Sequence[Value]) -> Facts:
    """What a call that nobody knows tells, when it says yes to the address of the connection's other side."""
    return frozenset((PROXY,)) if any(map(_is_address, values)) else NOTHING


def proof(left: Value, right: Value) -> Facts:
    """What it tells of the request that two values turned out equal."""
    facts: set[Fact] = set()
    for one, two in ((left, right), (right, left)):
        if _is_sent(one) and _is_remembered(two):
            facts.add(CODE)
        if _roots(left) & _roots(right):
            continue
        if _is_address(one):
            facts.add(PROXY)
        if _is_header(one) and not one.aspects() and _is_kept(two):
            facts.add(SECRET)
    return frozenset(facts)


def secret(left: Value, right: Value) -> Facts:
    """What it tells that two values were compared in constant time, as one does with secrets only."""
    told = not left.aspects() and not right.aspects() and not _roots(left) & _roots(right)
    return frozenset((SECRET,)) if told else NOTHING


def _roots(value: Value) -> set[str]:
    return {label.root for label in value.labels if isinstance(label, Obj)}


def _is_header(value: Value) -> bool:
    """Whether a value is a header, and none that only says, to whom believes it, where the request comes from."""
    found = [(_HEADER.search(x.site), x.site) for x in value.labels if isinstance(x, Obj)]
    return any(match and not claimed().search(site, match.end()) for match, site in found)


def _is_address(value: Value) -> bool:
    """Whether a value is the address of the other side, and never one that a header claims."""
    headers = (isinstance(label, Obj) and _HEADER.search(label.site) for label in value.labels)
    return bool(value.aspects("address")) and not any(headers)


def _is_kept(value: Value) -> bool:
    """Whether a value is no literal, which everybody can read."""
    told = [label for label in value.labels if not isinstance(label, Inst)]
    return bool(told) and not any(isinstance(label, Lit) for label in told)


def _is_sent(value: Value) -> bool:
    """Whether a value is a part of the request as it came, and by its name no personal detail."""
    sites = _paths(value)
    declared = any(
        isinstance(x, Obj) and x.site.startswith("param ") and x.root.startswith("<request>") for x in value.labels
    )
    sent = declared or any(_REQUEST.search(site) and ">" in site for site in sites)
    return sent and not value.aspects() and not any(knowable().search(_last(site)) for site in sites)


def _is_remembered(value: Value) -> bool:
    """Whether a value is a part of what some call gave, or some key led to, and by its name no personal detail."""
    sites = _paths(value)
    given = any((site.startswith("call ") and ">" in site) or "[]>" in site for site in sites)
    return given and not value.aspects() and not any(knowable().search(_last(site)) for site in sites)


def _paths(value: Value) -> list[str]:
    """The ways by which a value is reached: members of objects, and of the variables of libraries."""
    objects = [label.site for label in value.labels if isinstance(label, Obj)]
    return objects + [f"symbol {label.name.replace('.', '>')}" for label in value.labels if isinstance(label, Sym)]


def _last(site: str) -> str:
    return re.split("[>:]", site)[-1]
