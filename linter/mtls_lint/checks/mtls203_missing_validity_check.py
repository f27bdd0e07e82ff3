"""MTLS203: a certificate is validated by hand, and its validity dates are not looked at.

What it finds: a signature check against one CA key, or a comparison of issuers, that a token operation relies
on, with no check of notBefore and notAfter on the way.
Why it matters: an expired certificate, perhaps one whose key leaked since, still obtains and uses tokens.
Bad: ``cert.verify(caKey)`` alone
Good: ``cert.verify(caKey); cert.checkValidity();``
Not detected: dates checked by code outside the tree under a name that does not say so.
References: CWE-298, RFC 5280 section 6.1.3 (a)(2).
"""

from __future__ import annotations

from collections.abc import Iterator

from mtls_lint.checks.scene import Flaw, Scene
from mtls_lint.flow.values import Fact

ID = "MTLS203"


def check(scene: Scene) -> Iterator[Flaw]:
    """Hand-made validations that never look at the dates."""
    for operation, facts in scene.operations():
        for origin in scene.relied_upon(operation, facts):
            by_hand = facts.has("chain", origin) and not facts.has("pinned", origin)
            if not by_hand or facts.has("validity", origin) or scene.verified_by_server(facts, origin):
                continue
            message = "The certificate is validated by hand here, and its validity dates are never checked."
            yield Flaw(scene.evidence.facts[Fact("chain", origin)], message, facts, (origin,))
