"""MTLS203: a certificate is validated by hand, and its validity dates are not looked at.

What it finds: a signature check against one CA key, or a look in a list of pinned certificates, that a token
operation relies on or that decides in a TLS server's callback, with no check of notBefore and notAfter on the way.
Why it matters: an expired certificate, perhaps one whose key leaked since, still obtains and uses tokens.
Bad: ``cert.verify(caKey)`` alone
Good: ``cert.verify(caKey); cert.checkValidity();``
Not detected: hand-made checks in a trust manager; one pin compared with that is no item of a list.
References: CWE-298, RFC 5280 section 6.1.3 (a)(2).
"""

from __future__ import annotations

from collections.abc import Iterator

from mtls_lint.checks.scene import Flaw, Scene
from mtls_lint.flow.events import mode_of
from mtls_lint.flow.values import Fact

MESSAGE = "The certificate is validated by hand here, and its validity dates are never checked."


def check(scene: Scene) -> Iterator[Flaw]:
    """Hand-made validations that never look at the dates."""
    yield from _callbacks(scene) if any(scene.operations()) else ()
    for operation, facts in scene.operations():
        for origin in scene.relied_upon(operation, facts):
            by_hand = facts.has("chain", origin) and not facts.has("pinned", origin)
            if not by_hand or facts.has("validity", origin) or scene.verified_by_server(facts, origin):
                continue
            yield Flaw(scene.evidence.facts[Fact("chain", origin)], MESSAGE, facts, (origin,))


def _callbacks(scene: Scene) -> Iterator[Flaw]:
    """Callbacks that alone decide what a TLS server accepts, and never look at the dates."""
    for server, _ in scene.modes():
        assert server.row is not None
        mode = mode_of(server.row, server.inputs.get("mode"))
        if "verifier" not in server.inputs or mode in ("required", "optional"):
            continue
        for shown in server.inputs["shown"].aspects() if "shown" in server.inputs else ():
            place = scene.evidence.facts.get(Fact("chain", shown.origin))
            if place is not None and server.inputs.keys().isdisjoint(("validity", "pinned")):
                yield Flaw(place, MESSAGE, server, (shown.origin,))
