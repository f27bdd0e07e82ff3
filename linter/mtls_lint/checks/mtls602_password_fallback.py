"""MTLS602: who has no certificate gets the same token for a password.

What it finds: a password or basic credentials checked where no certificate is there, in a handler that issues
tokens from certificates.
Why it matters: the way in is as strong as its weakest door.
Bad: ``if (cert.subject) { user = cert.subject.CN } else { user = await checkPassword(req.body) }``
Good: ``if (!cert.subject) return res.sendStatus(401);``
Not detected: a fallback in another service.
References: CWE-309, CWE-308, RFC 8705 section 2.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtls_lint.checks.mtls301_unbound_token import certificates
from mtls_lint.checks.scene import PRESENTED, Flaw, Scene
from mtls_lint.flow.observe import Observation

MESSAGE = "A password is accepted here in place of the client certificate, for the same kind of token."


def check(scene: Scene) -> Iterator[Flaw]:
    """Password checks on paths without a certificate, in handlers that issue tokens from one."""
    for tried in scene.by_event["check"]:
        if not _establishes(tried, "password") or any(
            _establishes(other, "second-factor") for other in scene.with_root(tried, "check")
        ):
            continue
        signs = scene.with_root(tried, "sign")
        beside = any(fact.kind == "present" and fact.subject.kind in PRESENTED for fact in tried.facts)
        if beside or not signs:
            continue
        missing = sorted(fact for fact in tried.facts if fact.kind == "missing" and fact.subject.kind in PRESENTED)
        places = [scene.evidence.facts[fact] for fact in missing if fact in scene.evidence.facts]
        if places or any(certificates(scene, sign) for sign in signs):
            yield Flaw(places[0] if places else tried.place, MESSAGE, tried)


def _establishes(observed: Observation, kind: str) -> bool:
    return observed.row is not None and kind in observed.row.facts
