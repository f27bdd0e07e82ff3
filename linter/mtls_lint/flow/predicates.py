"""What a program asks of the address of the request that it handles: the answer is known where the route is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from mtls_lint.flow.addresses import matches
from mtls_lint.flow.values import UNKNOWN, Lit, Sym, Value

if TYPE_CHECKING:
    from mtls_lint.flow.happening import Happening

ADDRESS = "$address"
"""The slot of a request in which the address of its route is kept."""
_MARK = Sym("<address>")


def addressed(paths: frozenset[str]) -> Value:
    """The address of a request that comes in at a route with these paths."""
    return Value(frozenset((_MARK, *(Lit(path) for path in paths))))


def decided(now: Happening) -> bool | None:
    """The answer to the question a row asks, where it is about the address and the same for all of its paths."""
    left, right = now.value(now.row.left) or UNKNOWN, now.value(now.row.right) or UNKNOWN
    if _MARK in left.labels:
        addresses, texts = _texts(left), _texts(right)
    elif _MARK in right.labels:
        addresses, texts = _texts(right), [text for item in now.items(left) for text in _texts(item)]
    else:
        return None
    question = "equals" if _MARK in right.labels and now.row.decides == "contains" else now.row.decides
    answers = {_of_any([_QUESTIONS[question](address, text) for text in texts]) for address in addresses}
    return answers.pop() if len(answers) == 1 else None


def _of_any(answers: list[bool | None]) -> bool | None:
    if True in answers:
        return True
    return None if None in answers or not answers else False


def _texts(value: Value) -> list[str]:
    return sorted(x.value for x in value.labels if isinstance(x, Lit) and isinstance(x.value, str))


def _head(address: str) -> tuple[str, bool]:
    """What an address begins with before its first placeholder, and whether that is all of it."""
    at = min((found for mark in "{*:" if (found := address.find(mark)) >= 0), default=len(address))
    return address[:at], at == len(address)


def _starts(address: str, text: str) -> bool | None:
    head, whole = _head(address)
    if head.startswith(text):
        return True
    return None if not whole and text.startswith(head) else False


def _equals(address: str, text: str) -> bool | None:
    head, whole = _head(address)
    return address == text if whole else None if text.startswith(head) else False


def _ends(address: str, text: str) -> bool | None:
    return address.endswith(text) if _head(address)[1] else None


def _contains(address: str, text: str) -> bool | None:
    head, whole = _head(address)
    return True if text in head else False if whole else None


def _fits(address: str, pattern: str) -> bool | None:
    return matches(pattern, address) or (False if _head(address)[1] else None)


_QUESTIONS: dict[str, Callable[[str, str], bool | None]] = {
    "starts": _starts,
    "ends": _ends,
    "equals": _equals,
    "contains": _contains,
    "fits": _fits,
}
