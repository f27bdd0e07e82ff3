"""MTLS102: a token is verified with a key that its own presenter supplied.

What it finds: a verification whose key comes from the presented certificate or from the token's own header
(``x5c``, ``jwk``, ``jku``), with no chain check of that certificate before the token is relied upon.
Why it matters: anybody can make a key pair, put its certificate forward, and sign any token with it.
Bad: ``jwt.verify(token, req.socket.getPeerCertificate().pubkey)``
Good: ``if (!req.client.authorized) return res.sendStatus(401); jwt.verify(token, …)``
Not detected: keys fetched from an address that the token names through a library no model knows.
References: CWE-347, CWE-295, RFC 8725 section 3.10, RFC 7515 section 4.1.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtls_lint.checks.scene import Flaw, Scene
from mtls_lint.flow.aspects import BODY_OF_CERTIFICATE
from mtls_lint.flow.observe import Observation
from mtls_lint.flow.values import Origin


def check(scene: Scene) -> Iterator[Flaw]:
    """Verifications whose key nobody vouched for."""
    for verify, accept in scene.verifications():
        origins = tuple(o for o in trusted_keys(verify) if not scene.chain_checked(accept, o))
        if origins:
            message = (
                f"The token's signature is verified with the key of {scene.says_how(origins[0])}, "
                "and nothing on the way checks that certificate's chain to a trusted CA."
            )
            yield Flaw(verify.place, message, accept, origins)


def trusted_keys(verify: Observation) -> list[Origin]:
    """The presented certificates whose key a verification uses."""
    key = verify.contents.get("key")
    kinds = ("peer", "forwarded", "token-header")
    return sorted({a.origin for a in key.aspects(*BODY_OF_CERTIFICATE) if a.origin.kind in kinds}) if key else []
