"""MTLS505: a token that was made for another service is accepted.

What it finds: a verification that is told no expected audience, by a program that never looks at the claim itself.
Why it matters: whoever runs one service can show the tokens it receives to every other.
Bad: ``jwt.verify(token, key, { algorithms: ['ES256'] })``
Good: ``jwt.verify(token, key, { algorithms: ['ES256'], audience: 'https://orders.example' })``
Not detected: an audience that another service compares.
References: CWE-287, RFC 7519 section 4.1.3, RFC 8725 section 3.9.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtls_lint.checks.scene import Flaw, Scene
from mtls_lint.flow.observe import Observation

MESSAGE = "This token is accepted whomever it was made for: its audience is not checked."


def check(scene: Scene) -> Iterator[Flaw]:
    """Verifications that ask nothing of the audience, by libraries of which models say how one would."""
    for verify, accept in scene.verifications():
        if _is_unrestricted(verify) and verify.token not in scene.evidence.audiences:
            yield Flaw(verify.place, MESSAGE, accept)
    for verify in scene.by_event["verify"] if not scene.evidence.audiences else ():
        # What a framework is set up to verify it hands on by itself; whose claims are looked at, nobody can tell.
        if verify.row is not None and verify.row.kind == "type" and _is_unrestricted(verify):
            yield Flaw(verify.place, MESSAGE, verify)


def _is_unrestricted(verify: Observation) -> bool:
    row = verify.row
    if row is None or not (row.audience or row.skips_audience):
        return False
    return "skips-audience" in verify.inputs if row.skips_audience else "audience" not in verify.inputs
