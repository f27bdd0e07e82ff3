"""MTLS501: a token issued from a certificate identity never expires.

What it finds: a signing call that relies on a certificate and sets no expiry.
Why it matters: the token outlives the certificate, its revocation, and the employee.
Bad: ``jwt.sign({ sub: cert.subject.CN }, key, { algorithm: 'RS256' })``
Good: ``jwt.sign({ sub: cert.subject.CN }, key, { algorithm: 'RS256', expiresIn: '15m' })``
Not detected: claims assembled by code outside the tree.
References: CWE-613, RFC 7519 section 4.1.4.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtls_lint.checks.mtls301_unbound_token import certificates
from mtls_lint.checks.scene import Flaw, Scene


def check(scene: Scene) -> Iterator[Flaw]:
    """Tokens from a certificate with no expiry."""
    for sign in scene.signs():
        claims = sign.contents.get("claims")
        if claims is None or claims.open or "expires" in sign.inputs or (sign.row and sign.row.default_expiry):
            continue
        if origins := certificates(scene, sign):
            message = "This token is issued from a client certificate and has no expiry."
            yield Flaw(sign.place, message, sign, tuple(origins))
