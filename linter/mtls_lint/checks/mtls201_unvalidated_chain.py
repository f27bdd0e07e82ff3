"""MTLS201: a token operation relies on a certificate whose chain nobody validated.

What it finds: a token issued from, or accepted with, a presented certificate that was not validated to a
trusted CA on the path, by middleware, or by the TLS server's configuration.
Why it matters: a self-made certificate with the right name in it is as good as the real one.
Bad: ``jwt.sign({ sub: cert.subject.CN }, key)`` right after ``getPeerCertificate()``
Good: ``if (!req.client.authorized) return res.sendStatus(401);`` before it
Not detected: validation by a proxy that the configuration does not declare is reported with medium confidence.
References: CWE-295, RFC 5280 section 6.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtls_lint.checks.mtls102_presented_key_trust import trusted_keys
from mtls_lint.checks.scene import Flaw, Scene
from mtls_lint.findings import Confidence


def check(scene: Scene) -> Iterator[Flaw]:
    """Token operations that rely on an unvalidated certificate; where its key is what is trusted, 102 says so."""
    declared = bool(scene.modes())
    for operation, facts in scene.operations():
        keys = trusted_keys(operation) if operation.event == "verify" else []
        for origin in scene.relied_upon(operation, facts):
            if origin in keys or scene.chain_checked(facts, origin):
                continue
            act = "issued on the strength of" if operation.event == "sign" else "accepted together with"
            message = (
                f"A token is {act} {scene.says_how(origin)}, "
                "and nothing on the way validates its chain to a trusted CA."
            )
            if not declared:
                message += ' If the TLS layer does it, declare client-certificates = "verified".'
            confidence = Confidence.HIGH if declared else Confidence.MEDIUM
            yield Flaw(operation.place, message, facts, (origin,), confidence)
