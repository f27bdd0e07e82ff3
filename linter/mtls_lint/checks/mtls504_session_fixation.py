"""MTLS504: a login by certificate or token keeps the session id that the client brought.

What it finds: who the client is, by its certificate or token, written into a session whose id is not renewed.
Why it matters: whoever planted the id in the victim's browser before the login is logged in as the victim.
Bad: ``req.session.user = claims.sub``
Good: ``req.session.regenerate(() => { req.session.user = claims.sub; … })``
Not detected: frameworks that renew the id by configuration outside the tree.
References: CWE-384.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtls_lint.checks.scene import PRESENTED, Flaw, Scene
from mtls_lint.flow.observe import Observation
from mtls_lint.flow.outcomes import REQUEST
from mtls_lint.flow.values import Lit, Origin


def check(scene: Scene) -> Iterator[Flaw]:
    """Writes of a client's identity into a session with the old id."""
    stateless = any(
        "renewed" in layer.row.facts for layer in scene.by_event["check"] if layer.row and layer.row.layer
    )
    for write in scene.by_event["session"] if not stateless else ():
        here = Origin("session", f"{write.place.path}:{write.place.span.start}")
        if write.has("renewed", REQUEST) or here in scene.evidence.renewed:
            continue
        if _is_login(write):
            message = "A login session is started from a certificate or token, and the session keeps its id."
            yield Flaw(write.place, message, write)


def _is_login(write: Observation) -> bool:
    """Whether something of a certificate or token is kept, or the mere fact that there was one."""
    data = write.contents.get("data")
    if data is None:
        return False
    if any(a.origin.kind in (*PRESENTED, "token") for a in data.aspects()):
        return True
    proven = any(fact.kind in ("verified", "chain", "present") for fact in write.facts)
    return proven and Lit(value=True) in data.labels
