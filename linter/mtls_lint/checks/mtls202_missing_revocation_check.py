"""MTLS202: a token operation relies on a certificate whose revocation nobody checked.

What it finds: a token issued from, or accepted with, a presented certificate, and no OCSP or CRL check on the
path or in the TLS layer.
Why it matters: a stolen and revoked certificate goes on obtaining and using tokens until it expires.
Bad: validating the chain only, with a library that leaves revocation off by default
Good: an OCSP or CRL check before the token, or ``crl`` in the TLS server's options
Not detected: revocation checked by a proxy.
References: CWE-299, RFC 5280 section 6.3, RFC 6960.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtls_lint.checks.scene import Flaw, Scene
from mtls_lint.findings import Confidence


def check(scene: Scene) -> Iterator[Flaw]:
    """Token operations that rely on a certificate that may be revoked; of a check that comes late, 206 speaks."""
    late = {(operation.place, origin) for operation, _, origin in scene.late_checks()}
    for operation, facts in scene.operations():
        for origin in scene.relied_upon(operation, facts):
            if scene.revocation_checked(facts, origin) or (operation.place, origin) in late:
                continue
            act = "issued on the strength of" if operation.event == "sign" else "accepted together with"
            message = (
                f"A token is {act} {scene.says_how(origin)}, "
                "and nothing on the way checks whether it was revoked (OCSP or CRL)."
            )
            confidence = Confidence.MEDIUM if origin.kind == "forwarded" else Confidence.HIGH
            yield Flaw(operation.place, message, facts, (origin,), confidence)
