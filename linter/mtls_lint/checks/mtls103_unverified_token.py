"""MTLS103: claims of a token are used though its signature was never verified.

What it finds: a decode-only call, or verification switched off, whose claims the program then relies upon.
Why it matters: the claims are whatever the caller wrote into them.
Bad: ``const claims = jwt.decode(token); req.user = claims.sub; next();``
Good: ``const claims = jwt.verify(token, key); req.user = claims.sub; next();``
Not detected: a token taken apart by hand (split and base64).
References: CWE-347, RFC 8725 section 3.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtls_lint.checks.scene import Flaw, Scene
from mtls_lint.flow.observe import Observation


def check(scene: Scene) -> Iterator[Flaw]:
    """Tokens that are relied upon without verification, or whatever verification said of them."""
    told = {verify.token: verify for verify in scene.by_event["verify"] if _answers(verify)}
    for event in (*scene.by_event["decode"], *told.values()):
        assert event.token is not None
        for accept in scene.accepted.get(event.token, ()):
            if accept.has("verified", event.token) or not _is_used(scene, event):
                continue
            if event.token in told:
                message = "The claims of this token are relied upon whatever this verification of it says."
                yield Flaw(told[event.token].place, message, accept)
            else:
                message = "The claims of this token are relied upon, and its signature is never verified."
                yield Flaw(event.place, message, accept)


def _is_used(scene: Scene, event: Observation) -> bool:
    """Whether the claims, not the header alone, go anywhere but into a log."""
    if event.row is not None and event.row.aspect == "header":
        return False
    return event.event != "decode" or event.token in scene.evidence.used


def _answers(verify: Observation) -> bool:
    """Whether a verification tells its verdict by its result, which a program may not look at."""
    return verify.row is not None and verify.row.holds is not None and verify.row.holds.place.startswith("result")
