"""MTLS302: a token is tied to a certificate only by its serial number, issuer, subject or dates.

What it finds: a signing call whose certificate claims hold no digest of the certificate.
Why it matters: serial numbers and names can be repeated by another CA, and are known to everybody.
Bad: ``claims.put("cert_serial", cert.getSerialNumber().toString())``
Good: ``claims.put("cnf", Map.of("x5t#S256", sha256(cert.getEncoded())))``
Not detected: claims assembled by code outside the tree.
References: RFC 8705 section 3.1, CWE-345, CWE-294.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtls_lint.checks.mtls301_unbound_token import certificates, is_unbound, weak_claims
from mtls_lint.checks.scene import Flaw, Scene


def check(scene: Scene) -> Iterator[Flaw]:
    """Tokens whose only tie to the certificate is one that others can have."""
    for sign in scene.signs():
        if is_unbound(scene, sign) and weak_claims(sign):
            message = (
                "This token is tied to the certificate only by its serial number, issuer, subject or dates; "
                "no claim holds a digest of the certificate."
            )
            yield Flaw(sign.place, message, sign, tuple(certificates(scene, sign)))
