"""MTLS601: a route that issues tokens from certificates answers as often as it is asked.

What it finds: a route that issues tokens from a certificate, with no rate limiter in front of it.
Why it matters: a stolen client key, or a client gone mad, brings down the endpoint that everybody needs.
Bad: ``app.post('/token', issue)``
Good: ``app.post('/token', rateLimit({ limit: 10 }), issue)``
Not detected: a limiter in a gateway outside the tree.
References: CWE-307.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtls_lint.checks.mtls301_unbound_token import certificates
from mtls_lint.checks.scene import Flaw, Scene
from mtls_lint.flow.outcomes import REQUEST
from mtls_lint.flow.values import Label
from mtls_lint.flow.wiring import Route

MESSAGE = "This route issues tokens from a client certificate, and no rate limiter stands in front of it."
_LIMITER = re.compile(r"(?i)rate_?limit|limiter|(?<!un)throttl|slow_?down|too_?many")


def check(scene: Scene) -> Iterator[Flaw]:
    """Routes that lead to a signing call and are not throttled."""
    for sign in scene.signs() if not scene.established_everywhere("throttled") else ():
        route = scene.route(sign)
        if route is None or sign.has("throttled", REQUEST) or _is_limited(route) or not certificates(scene, sign):
            continue
        yield Flaw(route.place, MESSAGE, sign)


def _is_limited(route: Route) -> bool:
    """Whether something in front of the route is a limiter by its plain name."""
    return any(_LIMITER.search(_name(label)) for value, _ in route.chain for label in value.labels)


def _name(label: Label) -> str:
    return str(label[0]).rpartition("::")[2]
