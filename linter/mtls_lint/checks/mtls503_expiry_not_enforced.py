"""MTLS503: verification is told to ignore a token's expiry.

What it finds: a verification with the expiry check switched off, in mutual-TLS code.
Why it matters: a token stolen once works for ever.
Bad: ``jwt.verify(token, key, { ignoreExpiration: true })``
Good: ``jwt.verify(token, key)``
Not detected: options assembled by code outside the tree.
References: CWE-613, RFC 7519 section 4.1.4.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtls_lint.checks.mtls401_client_certificate_optional import option_place
from mtls_lint.checks.scene import Flaw, Scene
from mtls_lint.flow.observe import Observation
from mtls_lint.flow.values import Lit


def by_hand(scene: Scene, verify: Observation) -> bool:
    """Whether the program compares the expiry itself before it relies on the token."""
    assert verify.token is not None
    accepts = scene.accepted.get(verify.token, ())
    return bool(accepts) and all(accept.has("unexpired", verify.token) for accept in accepts)


def check(scene: Scene) -> Iterator[Flaw]:
    """Verifications that ignore the expiry."""
    for verify in scene.by_event["verify"]:
        if by_hand(scene, verify):
            continue
        if _is_switched_off(verify):
            yield Flaw(option_place(verify), "Verification is told to ignore the token's expiry.", verify)
        elif (dates := verify.inputs.get("dates")) is not None and dates.labels == {Lit(None)}:
            message = (
                "The claims' own validation, which alone looks at the expiry in this version, refuses nothing."
            )
            yield Flaw(verify.place, message, verify)


def _is_switched_off(verify: Observation) -> bool:
    switch = verify.inputs.get("ignores-expiry")
    if switch is None or verify.row is None:
        return False
    off = verify.row.ignores_expiry_when == "true"
    return any(isinstance(label, Lit) and label.value is off for label in switch.labels)
