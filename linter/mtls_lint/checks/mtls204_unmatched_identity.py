"""MTLS204: a token is issued to, or accepted from, whoever has any certificate of the CA.

What it finds: a token operation that relies on a presented certificate whose subject, SAN or digest is never
compared with anything expected, nor used to look anything up.
Why it matters: a CA signs for printers and test benches too; their keys are then as good as the client's.
Bad: ``jwt.sign({ sub: cert.subject.CN }, key)`` for whatever common name there is
Good: ``if (!CLIENTS.has(cert.subject.CN)) return res.sendStatus(403);`` before it
Not detected: an identity that another service compares.
References: CWE-297, RFC 8705 section 2.1.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtls_lint.checks.mtls303_binding_not_enforced import is_bound
from mtls_lint.checks.scene import Flaw, Scene
from mtls_lint.flow.observe import Observation
from mtls_lint.flow.values import Origin


def check(scene: Scene) -> Iterator[Flaw]:
    """Token operations that take any certificate; a token bound to the certificate names it."""
    for operation, facts in scene.operations():
        if operation.event == "verify" and is_bound(operation, facts):
            continue
        for origin in scene.relied_upon(operation, facts):
            if _is_matched(scene, facts, origin):
                continue
            act = "issued to" if operation.event == "sign" else "accepted from"
            message = (
                f"A token is {act} whoever presents a certificate: "
                "its subject is never compared with anything expected."
            )
            yield Flaw(operation.place, message, facts, (origin,))


def _is_matched(scene: Scene, facts: Observation, origin: Origin) -> bool:
    """Whether the path, or what checks certificates for the TLS servers, matched the certificate."""
    servers = [server for server, _ in scene.serving(facts)]
    by_servers = bool(servers) and all("identity" in server.inputs for server in servers)
    by_layer = any("identity" in layer.inputs for layer in scene.layers(facts))
    return facts.has_where_there("identity", origin) or by_layer or by_servers
