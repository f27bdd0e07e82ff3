"""MTLS404: a certificate, or what a proxy says of one, is taken from a header that anybody can send.

What it finds: a token operation that relies on a forwarded certificate, on a path that never asks who sent it.
Why it matters: who reaches the service past the proxy writes the header, with anybody's public certificate.
Bad: ``const cert = new X509Certificate(decodeURIComponent(req.get('X-SSL-Client-Cert')))``
Good: ``if (!PROXIES.includes(req.socket.remoteAddress)) return res.sendStatus(403);`` before it
Not detected: a network policy that keeps others away; declare the header in ``trusted-headers``.
References: CWE-290, CWE-348, RFC 9440 section 4.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtls_lint.checks.scene import Flaw, Scene
from mtls_lint.flow.observe import Observation
from mtls_lint.flow.outcomes import REQUEST
from mtls_lint.flow.values import Origin


def check(scene: Scene) -> Iterator[Flaw]:
    """The first place in each handler that reads such a header for a token operation."""
    for operation, facts in scene.operations():
        for origin in scene.relied_upon(operation, facts):
            if origin.kind != "forwarded" or _is_vouched_for(scene, facts, origin):
                continue
            act = "issue" if operation.event == "sign" else "accept"
            message = (
                f"What this header says of a client certificate is relied upon to {act} a token, "
                "and nothing on the way proves that a trusted proxy set it."
            )
            yield Flaw(scene.evidence.origins[origin], message, facts, (origin,))


def _is_vouched_for(scene: Scene, facts: Observation, origin: Origin) -> bool:
    """Whether the path authenticates the proxy, the TLS servers do, or the configuration declares the header."""
    declared = scene.evidence.headers.get(origin, set())
    if facts.has("proxy", REQUEST) or facts.has("secret", REQUEST) or scene.established_everywhere("proxy"):
        return True
    if declared and declared <= scene.assumptions.trusted_headers:
        return True
    modes = {mode for _, mode in scene.serving(facts)}
    proxies = {fact.subject for fact in facts.facts if fact.subject.kind == "peer"}
    return modes == {"required"} or any(scene.chain_checked(facts, proxy) for proxy in proxies)
