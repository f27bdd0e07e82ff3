"""What tells that a request comes from whom it should: the address it comes from, a secret it carries."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from mtls_lint.flow.outcomes import REQUEST
from mtls_lint.flow.values import NOTHING, Aspect, Fact, Facts, Inst, Lit, Obj, Origin, Value
from mtls_lint.models.library import knowable

if TYPE_CHECKING:
    from mtls_lint.flow.happening import Happening

PROXY = Fact("proxy", REQUEST)
"""The request comes from an address that the program knows."""
SECRET = Fact("secret", REQUEST)
"""The request carries a secret that the program knows."""
CODE = Fact("code", REQUEST)
"""The request repeats what the program had kept for it: a one-time code."""
_HEADER = re.compile(r">(get_?)?(request_?)?header(s|_?string)?\b|metadata>|:headers>", re.IGNORECASE)
"""The path by which, in every framework, a header is reached from its request."""
_CLAIMED = re.compile(r"forwarded|(real|client|connecting|remote)[-_]?(ip|addr)", re.IGNORECASE)
"""Headers that say, to whom believes them, from what address a request comes; secrets are in none of these."""


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
    sites = [label.site for label in value.labels if isinstance(label, Obj)]
    return any(_HEADER.search(site) and not _CLAIMED.search(_last(site)) for site in sites)


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
    sites = [label.site for label in value.labels if isinstance(label, Obj)]
    sent = any(site.startswith(("<request>", "param ")) and ">" in site for site in sites)
    return sent and not value.aspects() and not any(knowable().search(_last(site)) for site in sites)


def _is_remembered(value: Value) -> bool:
    """Whether a value is a part of what some call gave, and by its name no personal detail."""
    sites = [label.site for label in value.labels if isinstance(label, Obj)]
    given = any(site.startswith("call ") and ">" in site for site in sites)
    return given and not value.aspects() and not any(knowable().search(_last(site)) for site in sites)


def _last(site: str) -> str:
    return site.rpartition(">")[2]
