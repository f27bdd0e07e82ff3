"""MTLS304: the digest that ties a token to a certificate is MD5 or SHA-1.

What it finds: a weak digest of a presented certificate that flows into a token's claims or is compared with
one.
Why it matters: two certificates with the same SHA-1 digest can be made; then one passes for the other.
Bad: ``cnf: { 'x5t': cert.fingerprint }``
Good: ``cnf: { 'x5t#S256': createHash('sha256').update(cert.raw).digest('base64url') }``
Not detected: digests computed outside the tree.
References: RFC 8705 section 3.1, CWE-328.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtls_lint.checks.scene import Flaw, Scene
from mtls_lint.flow.aspects import CLIENT


def check(scene: Scene) -> Iterator[Flaw]:
    """Weak digests of presented certificates that serve to bind."""
    bound = _binding_origins(scene)
    for digest in scene.by_event["digest"]:
        origins = tuple(a.origin for a in digest.contents["data"].aspects() if a.origin in bound)
        if origins:
            message = "The digest that ties the token to the certificate is MD5 or SHA-1; collisions can be made."
            yield Flaw(digest.place, message, digest, origins)


def _binding_origins(scene: Scene) -> set[object]:
    """The certificates of which a weak digest gets into claims, or is compared with them."""
    issued = {
        aspect.origin
        for sign in scene.signs()
        if "claims" in sign.contents
        for aspect in sign.contents["claims"].aspects("weak-thumbprint")
        if aspect.origin.kind in CLIENT
    }
    return issued | {fact.other for fact in scene.evidence.facts if fact.kind == "bound" and fact.other}
