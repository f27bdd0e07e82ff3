"""The map of services: as text, as JSON, and as a Mermaid picture."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from mtls_lint.findings import Location, ServiceMap, TokenUse
from mtls_lint.report.document import dumps
from mtls_lint.report.plain import clean

FORMATS = ("text", "json", "mermaid")
_VERSION = 1
_UNITS = ((86_400, "day"), (3600, "hour"), (60, "minute"), (1, "second"))


def render(services: ServiceMap, format: str) -> str:  # noqa: A002
    """The map in one of `FORMATS`."""
    if format == "json":
        return dumps(_document(services))
    return "\n".join(_mermaid(services) if format == "mermaid" else _text(services))


def _text(services: ServiceMap) -> Iterator[str]:
    for service, uses in groupby(services.uses, lambda use: use.service):
        yield clean(service)
        for use in uses:
            yield f"  {use.action} tokens at {_where(use.location)}"
            yield from (f"    {name}: {clean(value)}" for name, value in _facts(use))
        yield ""
    if not services.uses:
        yield "no place that issues or accepts tokens was recognised"
    for found in services.disagreements:
        yield f"disagreement: {clean(found.message)} [{found.kind}]"
        yield from (f"  {_where(place)}" for place in found.locations)
    if services.uses and not services.disagreements:
        yield "no disagreements"


def _facts(use: TokenUse) -> Iterator[tuple[str, str]]:
    """What is told of a place, the unknown said as such."""
    yield "algorithm", _list(use.algorithms)
    yield "key", _list(use.keys)
    yield "audience", _list(use.audiences) if use.checks_audience else "not checked"
    yield "issuer", _list(use.issuers)
    if use.action == "issues":
        yield "lifetime", lifetime(use)
    yield "binding", use.binding


def lifetime(use: TokenUse) -> str:
    """How long an issued token lives, in words."""
    if not use.expires:
        return "for ever"
    cap = ", at most the certificate's" if use.capped else ""
    if use.lifetime is None:
        return f"unknown{cap}"
    size, unit = next(((s, u) for s, u in _UNITS if use.lifetime >= 2 * s), _UNITS[-1])
    return f"{use.lifetime / size:g} {unit}s{cap}"


def _list(words: Sequence[str]) -> str:
    return ", ".join(words) or "unknown"


def _where(place: Location) -> str:
    return f"{clean(place.path)}:{place.line}"


def _document(services: ServiceMap) -> dict[str, Any]:
    return {
        "version": _VERSION,
        "uses": [
            {
                "action": use.action,
                "service": use.service,
                "location": _place(use.location),
                "algorithms": list(use.algorithms),
                "keys": list(use.keys),
                "audiences": list(use.audiences),
                "issuers": list(use.issuers),
                "checks_audience": use.checks_audience,
                "expires": use.expires,
                "lifetime": use.lifetime,
                "capped": use.capped,
                "binding": use.binding,
            }
            for use in services.uses
        ],
        "disagreements": [
            {
                "kind": found.kind,
                "message": found.message,
                "locations": [_place(place) for place in found.locations],
            }
            for found in services.disagreements
        ],
    }


def _place(place: Location) -> dict[str, Any]:
    return {"path": place.path, "line": place.line, "column": place.column}


def _mermaid(services: ServiceMap) -> Iterator[str]:
    """A box a service with its places, and a dashed arrow with its name for each disagreement."""
    yield "flowchart LR"
    names: dict[Location, str] = {}
    for number, (service, uses) in enumerate(groupby(services.uses, lambda use: use.service)):
        yield f'  subgraph s{number}["{_label(service)}"]'
        for use in uses:
            name = names[use.location] = f"n{len(names)}"
            told = "<br/>".join(f"{key}: {_label(value)}" for key, value in _facts(use))
            yield f'    {name}["{use.action} tokens<br/>{_label(_where(use.location))}<br/>{told}"]'
        yield "  end"
    for found in services.disagreements:
        *sources, target = found.locations
        for source in sources:
            yield f'  {names[source]} -. "{found.kind}" .-> {names[target]}'
        if not sources:
            yield f'  {names[target]} -. "{found.kind}" .-> nobody(("nobody"))'


def _label(text: str) -> str:
    """Text that can stand in a label: no quotes, brackets or markup."""
    return re.sub(r'["<>&#;`]', lambda match: f"#{ord(match[0])};", clean(text))
